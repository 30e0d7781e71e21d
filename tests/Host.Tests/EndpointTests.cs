using Goldthread.Fhir;
using Goldthread.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Host.Tests;

/// <summary>Guards over the routes of the running host, each with a proof that it can fail.</summary>
public sealed class EndpointTests
{
    // Open to everyone, on purpose.
    private static readonly string[] Anonymous = ["outcomes/", "/", "sign-in", "sign-out", "problem/", "health/", "metrics", ".well-known/", "fhir/metadata", "fhir/.well-known/", "auth/", "assets/", "directory", "toolkit", "sitemap.xml", "openreferral", "design", "Design", "_framework/", "{}"];

    // The load endpoint takes and gives no record; nor do the pages about users, one's own account, areas, what is listed and what partners learn from each other.
    private static readonly string[] WithoutSight = ["admin/import", "admin/users", "admin/systems", "account", "work/directory", "work/prescribing", "population/geography", "work/learning", "work/peer-challenges"];

    [Fact]
    public async Task Routes_OfTheHost_AreUnique()
    {
        await using var world = await World.Start();

        Colliding(await Endpoints(world)).ShouldBeEmpty();
    }

    [Fact]
    public void Routes_TwoThatCollide_AreFound() =>
        Colliding([Endpoint("/work/tasks", "GET"), Endpoint("/work/tasks", "GET")]).ShouldHaveSingleItem();

    [Fact]
    public async Task Endpoints_OfTheHost_AskForSightOrSayWhyNot()
    {
        await using var world = await World.Start();

        var endpoints = await Endpoints(world);

        Unguarded(endpoints).ShouldBeEmpty();
        endpoints.Where(e => Shape(e).StartsWith("/work/people", StringComparison.Ordinal)).ShouldNotBeEmpty("the pages about people are among them");
    }

    [Fact]
    public void Endpoints_AnonymousOrWithoutSight_AreFound()
    {
        Unguarded([Endpoint("/work/secret", "GET", new AllowAnonymousAttribute())]).ShouldHaveSingleItem();
        Unguarded([Endpoint("/work/secret", "GET")]).ShouldHaveSingleItem();
        Unguarded([Endpoint("/work/secret", "GET", new UsesSight())]).ShouldBeEmpty();
    }

    // Razor completes the metadata of a page only when the page is first asked for, so each is loaded here.
    private static async Task<List<RouteEndpoint>> Endpoints(World world)
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        var found = new List<RouteEndpoint>();
        foreach (var endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var loaded = page is null ? null : (await loader.LoadAsync(page, endpoint.Metadata)).Endpoint;
            found.Add(new RouteEndpoint(_ => Task.CompletedTask, endpoint.RoutePattern, endpoint.Order, loaded?.Metadata ?? endpoint.Metadata, endpoint.DisplayName));
        }

        return found;
    }

    private static IEnumerable<string> Colliding(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => !IsIn(e, ["assets/", "_framework/"]))
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"]).Select(m => (Method: m, Route: Shape(e))))
        .GroupBy(r => r)
        .Where(g => g.Count() > 1)
        .Select(g => $"{g.Key.Method} {g.Key.Route}");

    // Everything needs a sign-in by the fallback policy; what is open, or asks for no sight, stands in a list above.
    private static IEnumerable<string> Unguarded(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? !IsIn(e, Anonymous)
            : e.Metadata.GetMetadata<UsesSight>() is null && !IsIn(e, [.. Anonymous, .. WithoutSight]))
        .Select(Shape);

    private static bool IsIn(RouteEndpoint endpoint, string[] prefixes)
    {
        var route = Shape(endpoint).TrimStart('/');
        return Array.Exists(prefixes, p => p == "/" ? route.Length == 0 : route == p.TrimEnd('/') || route.StartsWith(p, StringComparison.Ordinal));
    }

    private static string Shape(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternLiteralPart literal ? literal.Content : p is RoutePatternSeparatorPart dot ? dot.Content : "{}"))));

    private static RouteEndpoint Endpoint(string route, string method, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, new EndpointMetadataCollection([new HttpMethodMetadata([method]), .. metadata]), route);
}
