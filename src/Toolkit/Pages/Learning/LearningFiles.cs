using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Events;
using Goldthread.Toolkit.Learning.Groups;
using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Toolkit.Pages.Learning;

/// <summary>Files beside the pages: an event for a calendar, the newsletter as plain text and as a feed, what was put into a group.</summary>
internal static class LearningFiles
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/toolkit/events/{id}.ics", Calendar).AllowAnonymous();
        endpoints.MapGet("/toolkit/newsletters/{month}.txt", Text).AllowAnonymous();
        endpoints.MapGet("/toolkit/newsletters.xml", Feed).AllowAnonymous();
        endpoints.MapGet("/work/learning/groups/{id}/files/{post}", File);
    }

    private static async Task<IResult> Calendar(HttpContext context, EventDesk desk, long id) =>
        await desk.Find(id) is { } found ? Results.File(Encoding.UTF8.GetBytes(EventCalendar.Text(found.Event, new Uri(Site(context) + found.Event.Href))), "text/calendar; charset=utf-8", "event.ics") : Results.NotFound();

    private static async Task<IResult> Text(HttpContext context, NewsletterDesk desk, string month) =>
        Newsletter.Read(month) is { } first && await desk.Find(first) is { } letter ? Results.Text(NewsletterText.Of(letter, Site(context)), "text/plain", Encoding.UTF8) : Results.NotFound();

    private static async Task<IResult> Feed(HttpContext context, NewsletterDesk desk)
    {
        var site = Site(context);
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel",
            new XElement("title", "Newsletter of the integrated care toolkit"), new XElement("link", site + "/toolkit/newsletters"), new XElement("description", "News of those who join up care, once a month."),
            (await desk.Published()).Select(n => new XElement("item",
                new XElement("title", n.Title), new XElement("link", site + n.Href), new XElement("description", string.Join(". ", n.Lines.Select(l => l.Title))),
                new XElement("guid", new XAttribute("isPermaLink", "false"), $"newsletter/{n.Code}/{n.Version}"), new XElement("pubDate", n.PublishedAt!.Value.ToString("R", CultureInfo.InvariantCulture))))));
        return Results.Text(feed.ToString(), "application/rss+xml", Encoding.UTF8);
    }

    // What somebody else put there is never shown within our pages: it is saved, and the browser does not guess what it is.
    private static async Task<IResult> File(HttpContext context, GroupDesk desk, long id, long post)
    {
        if (User.Of(context.User)?.Role.May(Activities.TakePart) != true) return Results.Forbid();
        if (await desk.File(id, post) is not { } found) return Results.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(found.Body, found.File.Type, found.File.Name);
    }

    private static string Site(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
