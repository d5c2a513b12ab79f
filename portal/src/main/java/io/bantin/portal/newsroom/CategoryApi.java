package io.bantin.portal.newsroom;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;

/** The category tree. */
interface CategoryApi {

    @GetExchange("/api/categories")
    List<Category> tree();
}
