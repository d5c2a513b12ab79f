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

/** The same answers on the port of the actuator, which is a server of its own. */
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
