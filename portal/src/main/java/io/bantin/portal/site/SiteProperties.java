package io.bantin.portal.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The public address of the site.
 *
 * @param publicUrl address at which readers reach the site, without a trailing slash
 */
@ConfigurationProperties("bantin.site")
record SiteProperties(@DefaultValue("http://localhost:8080") String publicUrl) {}
