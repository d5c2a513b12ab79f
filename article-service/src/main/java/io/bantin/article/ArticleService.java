package io.bantin.article;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts article-service. */
@SpringBootApplication
public class ArticleService {

    public static void main(String[] args) {
        SpringApplication.run(ArticleService.class, args);
    }
}
