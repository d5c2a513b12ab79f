package io.bantin.portal.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the cache of pictures.
 *
 * @param memory maximum size of all cached pictures; the portal forgets the least used first
 * @param revalidateAfter age at which the portal asks whether an editor has removed a cached picture
 */
@ConfigurationProperties("bantin.pictures")
record PictureCacheProperties(
        @DefaultValue("24MB") DataSize memory,
        @DefaultValue("5m") Duration revalidateAfter) {}
