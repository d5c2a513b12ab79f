package io.bantin.portal.site;

import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.portal.contentapi.CategoryTreeCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders templates into the frame of the site, with or without a request. */
@Component
public class SiteTemplates {

    public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** The statuses that the message bundles explain. */
    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 410, 413, 415, 429, 431, 500, 503);

    private final ITemplateEngine templates;
    private final CategoryTreeCache categories;
    private final SiteProperties properties;
    private final TraceCarrier traces;
    private final String stylesheet = "/site.css?v=" + fingerprint("static/site.css");

    SiteTemplates(
            ITemplateEngine templates, CategoryTreeCache categories, SiteProperties properties, TraceCarrier traces) {
        this.templates = templates;
        this.categories = categories;
        this.properties = properties;
        this.traces = traces;
    }

    public String render(String template, Locale language, Map<String, ?> model) {
        Context context = new Context(language);
        context.setVariable("language", language.getLanguage());
        context.setVariable("dates", Dates.in(language));
        context.setVariable("sections", categories.lastKnown().roots());
        context.setVariable("publicUrl", properties.publicUrl());
        context.setVariable("stylesheet", stylesheet);
        model.forEach(context::setVariable);
        return templates.process(template, context);
    }

    /** A response for one person, which no cache may store. */
    public ResponseEntity<byte[]> answer(
            HttpStatusCode status, String template, Locale language, Map<String, ?> model) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(render(template, language, model).getBytes(StandardCharsets.UTF_8));
    }

    /** The error page for a status. */
    public String renderError(int status, Locale language) {
        return render("error", language, error(status));
    }

    public ResponseEntity<byte[]> error(HttpStatusCode status, Locale language) {
        Map<String, Object> model = error(status.value());
        String traceId = traces.traceId();
        if (status.is5xxServerError() && traceId != null) {
            model.put("reference", traceId);
        }
        return answer(status, "error", language, model);
    }

    private static Map<String, Object> error(int status) {
        Map<String, Object> model = new HashMap<>();
        model.put("status", status);
        model.put("kind", EXPLAINED.contains(status) ? status : "other");
        return model;
    }

    /** A changed style sheet gets another address, so browsers may cache it. */
    private static String fingerprint(String resource) {
        try (var content = new ClassPathResource(resource).getInputStream()) {
            return DigestUtils.md5DigestAsHex(content).substring(0, 10);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
