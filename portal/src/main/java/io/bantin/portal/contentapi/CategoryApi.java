package io.bantin.portal.contentapi;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;

/** The API of the category tree. */
interface CategoryApi {

    @GetExchange("/api/categories")
    List<Category> tree();
}
