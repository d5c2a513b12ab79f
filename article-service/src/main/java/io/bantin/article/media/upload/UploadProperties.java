package io.bantin.article.media.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of uploads of pictures.
 *
 * @param size the largest file
 * @param atOnce how many pictures arrive at the same time; each holds a few hundred kilobytes of memory
 */
@ConfigurationProperties("bantin.media.uploads")
record UploadProperties(
        @DefaultValue("20MB") DataSize size,
        @DefaultValue("64") int atOnce) {}
