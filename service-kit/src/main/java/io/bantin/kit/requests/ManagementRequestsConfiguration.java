package io.bantin.kit.requests;

import io.bantin.kit.problems.ProblemWriter;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Installs the same filters on the management port, which has its own server. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(ErrorReportValve.class)
@ConditionalOnProperty(name = "bantin.problems.enabled", matchIfMissing = true)
class ManagementRequestsConfiguration {

    @Bean
    FilterRegistrationBean<RequestFaultFilter> managementRequestFaults(ProblemWriter problems) {
        return RequestsConfiguration.faultFilter(problems);
    }

    @Bean
    ProblemReportValveCustomizer managementTomcatErrors(ProblemWriter problems) {
        return new ProblemReportValveCustomizer(problems);
    }
}
