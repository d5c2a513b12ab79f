package io.bantin.kit.problems;

import io.bantin.kit.telemetry.TraceCarrier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Answers every error with problem details, and reads JSON strictly so that mistakes of callers become errors. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ProblemsConfiguration {

    @Bean
    ProblemCompleter problemBodies(TraceCarrier traces) {
        return new ProblemCompleter(traces);
    }

    @Bean
    ProblemWriter problemWriter(ProblemCompleter bodies, JsonMapper json) {
        return new ProblemWriter(bodies, json);
    }

    /** A service that renders error pages turns this off. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "bantin.problems.enabled", matchIfMissing = true)
    @Import(ProblemAdvice.class)
    static class Answers {

        @Bean
        @ConditionalOnMissingBean(ErrorController.class)
        ProblemErrorController problemErrorController(ProblemCompleter bodies) {
            return new ProblemErrorController(bodies);
        }

        @Bean
        JsonMapperBuilderCustomizer strictRequests() {
            return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        }
    }
}
