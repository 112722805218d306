package dev.precis.web;

import jakarta.servlet.http.HttpServletRequest;

/** Whose a request is: the holder of its API key. Nobody sees what another one owns. */
final class Owner {
    /** Where the service has no keys, and so but one owner. */
    static final String NOBODY = "";

    private static final String ATTRIBUTE = Owner.class.getName();

    private Owner() {}

    static void set(HttpServletRequest request, String owner) {
        request.setAttribute(ATTRIBUTE, owner);
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String owner ? owner : NOBODY;
    }
}
