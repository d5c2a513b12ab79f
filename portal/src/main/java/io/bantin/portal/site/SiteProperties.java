package io.bantin.portal.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where readers find the site.
 *
 * @param publicUrl without a slash at its end
 */
@ConfigurationProperties("bantin.site")
record SiteProperties(@DefaultValue("http://localhost:8080") String publicUrl) {}
