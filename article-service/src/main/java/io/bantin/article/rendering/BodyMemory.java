package io.bantin.article.rendering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets no more bodies into the memory at once than it holds: a request waits for its share before its body is read, and
 * keeps it until it is answered. Requests that carry or read one article count; small ones far less than large ones. Those
 * that bring a text to be rendered have a part of their own: reading and publishing do not wait behind them.
 */
@Configuration(proxyBeanMethods = false)
class BodyMemory implements WebMvcConfigurer, HandlerInterceptor {

    /** Two of the largest, and two are rendered at a time. */
    private static final int FOR_TEXTS = 32;

    private static final int FOR_OTHERS = 40;

    /** The stored article, decoded and written as JSON. */
    private static final int READ = 4;

    /** A mebibyte of a request is text, cleaned text, nodes and HTML by and by. */
    private static final int WRITE_PER_MEBIBYTE = 12;

    private static final long LARGEST_REQUEST = 2 << 20;
    private static final long WAIT_SECONDS = 2;
    private static final String HELD = BodyMemory.class.getName();

    /** What a request holds of which part. */
    private record Share(Semaphore memory, int size) {}

    private final Semaphore texts = new Semaphore(FOR_TEXTS, true);
    private final Semaphore others = new Semaphore(FOR_OTHERS, true);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/editorial/articles/**", "/api/articles/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var share = share(request);
        if (share.size() == 0) {
            return true; // In a fair queue, who wants nothing waits as well.
        }
        if (!share.memory().tryAcquire(share.size(), WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw RenderingBusy.noSlot();
        }
        request.setAttribute(HELD, share);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (request.getAttribute(HELD) instanceof Share share) {
            request.removeAttribute(HELD);
            share.memory().release(share.size());
        }
    }

    private Share share(HttpServletRequest request) {
        boolean list = request.getRequestURI().endsWith("/articles");
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            return new Share(others, list ? 0 : READ);
        }
        long announced = request.getContentLengthLong();
        long length = announced < 0 ? LARGEST_REQUEST : Math.min(announced, LARGEST_REQUEST);
        boolean isText = list || HttpMethod.PUT.matches(request.getMethod());
        return new Share(isText ? texts : others, READ + (int) (length * WRITE_PER_MEBIBYTE >> 20));
    }
}
