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

/** Puts {@link ProblemReportValve} in the place of Tomcat's own reports. */
final class ProblemReportValveCustomizer implements WebServerFactoryCustomizer<TomcatWebServerFactory>, Ordered {

    private final ProblemWriter problems;

    ProblemReportValveCustomizer(ProblemWriter problems) {
        this.problems = problems;
    }

    /** After Spring Boot's, which adds a report of its own. */
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
        // Otherwise the host adds Tomcat's when it starts.
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
