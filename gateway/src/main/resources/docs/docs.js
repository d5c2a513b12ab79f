"use strict";

const services = ["article-service", "category-service", "notification-service"];

SwaggerUIBundle({
    dom_id: "#api",
    urls: services.map((name) => ({ name, url: `/api/openapi/${name}` })),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    // A token typed in stays in the page: nothing is stored, and no other host validates the description.
    persistAuthorization: false,
    validatorUrl: null,
});
