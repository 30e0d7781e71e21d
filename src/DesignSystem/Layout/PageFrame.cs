using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Http;

namespace Goldthread.DesignSystem.Layout;

/// <summary>
/// What stands around every page. The host fills it in once, in <c>AddDesignSystem</c>; what depends on the reader is asked for with
/// each request.
/// </summary>
public sealed class PageFrame
{
    /// <summary>The name of the product.</summary>
    public string ServiceName { get; set; } = "Goldthread";

    /// <summary>Where the name leads.</summary>
    public string HomeHref { get; set; } = "/";

    /// <summary>True in a demo place: every page says so, and the gallery at /design can be opened.</summary>
    public bool Demo { get; set; }

    /// <summary>What a demo place says of itself.</summary>
    public string DemoWords { get; set; } = "This is a demo place. Every person here is made up.";

    /// <summary>The ways in that this reader has. The one that the page is in is marked by its address.</summary>
    public Func<HttpContext, IReadOnlyList<LinkItem>> Navigation { get; set; } = _ => [];

    /// <summary>The search in the header; null for none.</summary>
    public Func<HttpContext, HeaderSearch?> Search { get; set; } = _ => null;

    /// <summary>The name of the signed-in person, with role and organisation where that helps; null when nobody is.</summary>
    public Func<HttpContext, string?> SignedInAs { get; set; } = context => context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    /// <summary>A class of the html element for this reader, such as one for large print; null for none.</summary>
    public Func<HttpContext, string?> HtmlClass { get; set; } = _ => null;

    /// <summary>Where the reader sees and changes their account; null makes the name plain text.</summary>
    public string? AccountHref { get; set; }

    /// <summary>The page that signs in; null leaves the link out.</summary>
    public string? SignInHref { get; set; }

    /// <summary>Takes a POST with an antiforgery token and signs out; null leaves the button out.</summary>
    public string? SignOutAction { get; set; }

    /// <summary>Links at the foot of every page.</summary>
    public IReadOnlyList<LinkItem> FooterLinks { get; set; } = [];

    /// <summary>Words at the foot of every page.</summary>
    public string? FooterWords { get; set; }

    internal IReadOnlyList<LinkItem> NavigationFor(HttpContext context)
    {
        var items = Navigation(context);
        if (items.Any(item => item.Active || item.Current)) return items;
        var here = items.Where(item => IsAbove(item.Href, context.Request.Path)).MaxBy(item => item.Href!.Length);
        return [.. items.Select(item => item == here ? item with { Active = true, Current = context.Request.Path == item.Href } : item)];
    }

    private static bool IsAbove(string? href, PathString path) =>
        href is not null && href.StartsWith('/') && (href == "/" ? path == "/" : path.StartsWithSegments(href));
}

/// <summary>Names of what a page may say to the layout through ViewData.</summary>
public static class PageData
{
    /// <summary>The title of the page, as its h1.</summary>
    public const string Title = "Title";

    /// <summary>True for a page that needs the width of a desk: worklists and tables.</summary>
    public const string Wide = "Wide";

    /// <summary>What the page is about, in a sentence, for search engines: they may read a page that says it, and no other.</summary>
    public const string Description = "Description";

    /// <summary>The language of the title where it is not English: "cy". The page itself marks each text that is not English.</summary>
    public const string Language = "Language";
}
