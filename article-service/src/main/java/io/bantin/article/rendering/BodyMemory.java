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
 * keeps it until it is answered. Requests that carry or read one article count; small ones far less than large ones.
 */
@Configuration(proxyBeanMethods = false)
class BodyMemory implements WebMvcConfigurer, HandlerInterceptor {

    private static final int MEBIBYTES = 60;

    /** The stored article, decoded and written as JSON. */
    private static final int READ = 4;

    /** A mebibyte of a request is text, cleaned text, nodes and HTML by and by. */
    private static final int WRITE_PER_MEBIBYTE = 12;

    private static final long LARGEST_REQUEST = 2 << 20;
    private static final long WAIT_SECONDS = 3;
    private static final String SHARE = BodyMemory.class.getName();

    private final Semaphore memory = new Semaphore(MEBIBYTES, true);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/editorial/articles/**", "/api/articles/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        int share = share(request);
        if (share > 0) {
            if (!memory.tryAcquire(share, WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw RenderingBusy.noSlot();
            }
            request.setAttribute(SHARE, share);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (request.getAttribute(SHARE) instanceof Integer share) {
            request.removeAttribute(SHARE);
            memory.release(share);
        }
    }

    private static int share(HttpServletRequest request) {
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            boolean list = request.getRequestURI().endsWith("/articles");
            return list ? 0 : READ;
        }
        long announced = request.getContentLengthLong();
        long length = announced < 0 ? LARGEST_REQUEST : Math.min(announced, LARGEST_REQUEST);
        return READ + (int) (length * WRITE_PER_MEBIBYTE >> 20);
    }
}
