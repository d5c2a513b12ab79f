package io.bantin.gateway.telemetry;

import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.stereotype.Component;

/** The same for the span of the call to a service: its address without tokens. */
@Component
class UpstreamNames extends DefaultGatewayObservationConvention {

    @Override
    public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
        var masked = KeyValues.empty();
        for (var value : super.getHighCardinalityKeyValues(context)) {
            masked = masked.and(value.getKey(), TokenMasking.mask(value.getValue()));
        }
        return masked;
    }
}
