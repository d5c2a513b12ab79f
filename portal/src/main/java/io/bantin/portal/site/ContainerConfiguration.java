package io.bantin.portal.site;

import io.bantin.kit.negotiation.PageLanguage;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Container;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the container answer its own refusals with pages of the site, and accept any number of headers. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ContainerConfiguration.class);

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsAsPages(ObjectProvider<SiteTemplates> site) {
        return factory -> {
            factory.addEngineValves(new ErrorPageValve((status, languages) -> page(site, status, languages)));
            factory.addContextCustomizers(context -> removeOtherReports(context.getParent()));
            factory.addConnectorCustomizers(connector -> {
                // No limit on the number: the total size of the headers is limited.
                connector.setProperty("maxHeaderCount", "-1");
            });
        };
    }

    private static byte[] page(ObjectProvider<SiteTemplates> site, int status, @Nullable String languages) {
        try {
            return site.getObject()
                    .renderError(status, PageLanguage.of(languages))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            log.warn("Cannot render the page for status {}: {}", status, e.toString());
            return ("<!DOCTYPE html><title>Bản tin</title><p>" + status).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void removeOtherReports(Container host) {
        ((StandardHost) host).setErrorReportValveClass("");
        for (Valve valve : host.getPipeline().getValves()) {
            if (valve instanceof ErrorReportValve) {
                host.getPipeline().removeValve(valve);
            }
        }
    }
}
