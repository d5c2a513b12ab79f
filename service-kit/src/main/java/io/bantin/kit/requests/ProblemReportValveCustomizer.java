package io.bantin.kit.requests;

import io.bantin.kit.problems.ProblemWriter;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Replaces Tomcat's error report valve with {@link ProblemReportValve}. */
final class ProblemReportValveCustomizer implements WebServerFactoryCustomizer<TomcatWebServerFactory>, Ordered {

    private final ProblemWriter problems;

    ProblemReportValveCustomizer(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Runs after the customizer of Spring Boot, which adds another error report valve. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        factory.addContextCustomizers(this::replaceReports);
    }

    private void replaceReports(Context context) {
        StandardHost host = (StandardHost) context.getParent();
        // Otherwise the host adds Tomcat's valve when it starts.
        host.setErrorReportValveClass("");
        Pipeline pipeline = host.getPipeline();
        for (Valve valve : pipeline.getValves()) {
            if (valve instanceof ErrorReportValve) {
                pipeline.removeValve(valve);
            }
        }
        pipeline.addValve(new ProblemReportValve(problems));
    }
}
