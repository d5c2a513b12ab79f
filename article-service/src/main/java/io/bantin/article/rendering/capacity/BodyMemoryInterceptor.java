package io.bantin.article.rendering.capacity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Limits how many article bodies are in memory at the same time. A request that carries or reads an article waits for a share,
 * in proportion to its size, before its body is read, and keeps the share until it is answered. Requests with text to
 * render have a pool of their own, so reading and publishing do not wait behind them.
 */
@Configuration(proxyBeanMethods = false)
class BodyMemoryInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    /** Enough for two of the largest requests, because two are rendered at a time. */
    private static final int TEXT_POOL_MIB = 32;

    private static final int OTHER_POOL_MIB = 40;

    /** The stored article, decoded and then written as JSON. */
    private static final int READ_MIB = 4;

    /** Each mebibyte of a request becomes text, cleaned text, nodes and HTML. */
    private static final int WRITE_FACTOR = 12;

    private static final long MAX_REQUEST_BYTES = 2 << 20;
    private static final Pattern ARTICLE = Pattern.compile(".*/articles/[^/]+");
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final String SHARE = BodyMemoryInterceptor.class.getName();

    /** The memory that a request holds, and the pool that it comes from. */
    private record Share(Semaphore pool, int mebibytes) {}

    private final Semaphore texts = new Semaphore(TEXT_POOL_MIB, true);
    private final Semaphore others = new Semaphore(OTHER_POOL_MIB, true);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/editorial/articles/**", "/api/articles/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var share = share(request);
        if (share.mebibytes() == 0) {
            return true; // A fair semaphore makes a request for nothing wait as well.
        }
        if (!share.pool().tryAcquire(share.mebibytes(), WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw RenderingBusy.noSlot();
        }
        request.setAttribute(SHARE, share);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (request.getAttribute(SHARE) instanceof Share share) {
            request.removeAttribute(SHARE);
            share.pool().release(share.mebibytes());
        }
    }

    /** A working copy is stored as it is; a restored version is rendered, but its text does not come with the request. */
    private static boolean isRendered(HttpServletRequest request) {
        var path = request.getRequestURI();
        return HttpMethod.PUT.matches(request.getMethod())
                        && ARTICLE.matcher(path).matches()
                || HttpMethod.POST.matches(request.getMethod())
                        && (path.endsWith("/articles") || path.endsWith("/merge") || path.endsWith("/restore"));
    }

    private Share share(HttpServletRequest request) {
        boolean list = request.getRequestURI().endsWith("/articles");
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            return new Share(others, list ? 0 : READ_MIB);
        }
        long contentLength = request.getContentLengthLong();
        long length = contentLength < 0 ? MAX_REQUEST_BYTES : Math.min(contentLength, MAX_REQUEST_BYTES);
        return new Share(isRendered(request) ? texts : others, READ_MIB + (int) (length * WRITE_FACTOR >> 20));
    }
}
