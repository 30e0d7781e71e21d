using Goldthread.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>One thing that can be asked for: a page or endpoint and, of a page, which of its handlers.</summary>
/// <param name="Method">GET, POST...</param>
/// <param name="Address">The address with its parameters filled.</param>
/// <param name="HasParameters">True when the route names something.</param>
/// <param name="IsPage">True for a Razor page.</param>
/// <param name="IsOpen">True where nobody need sign in.</param>
/// <param name="Handler">The page's named handler; empty for its usual one.</param>
internal sealed record Asked(string Method, string Address, bool HasParameters, bool IsPage, bool IsOpen, string Handler)
{
    public string Url => Handler.Length == 0 ? Address : $"{Address}?handler={Handler}";

    public override string ToString() => $"{Method} {Url}";
}

/// <summary>Everything that the running host answers, as its own endpoints say.</summary>
internal static class Routes
{
    // The framework takes any OnSomething for a handler, filters of the page model too.
    private static readonly string[] Methods = ["Get", "Post", "Put", "Patch", "Delete"];

    /// <summary>Every handler of every page, and every other endpoint that is not a file.</summary>
    /// <param name="world">The product.</param>
    /// <param name="values">What to fill into the parameters of routes; "x" stands for those that are not here.</param>
    public static async Task<IReadOnlyList<Asked>> Of(World world, IReadOnlyDictionary<string, string> values)
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        var found = new List<Asked>();
        foreach (var endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var address = Fill(endpoint.RoutePattern, values);
            var named = endpoint.RoutePattern.Parameters.Any(p => !p.IsOptional);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await loader.LoadAsync(page, endpoint.Metadata);
                var isOpen = (loaded.Endpoint?.Metadata ?? endpoint.Metadata).GetMetadata<IAllowAnonymous>() is not null;
                var handlers = loaded.HandlerMethods.Where(h => Methods.Contains(h.HttpMethod)).ToList();
                found.AddRange(handlers.Select(h => new Asked(h.HttpMethod.ToUpperInvariant(), address, named, IsPage: true, isOpen, h.Name ?? "")));
                if (handlers.TrueForAll(h => h.HttpMethod != "Get"))
                {
                    found.Add(new Asked("GET", address, named, IsPage: true, isOpen, ""));
                }
            }
            else if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            {
                found.AddRange((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Select(m => new Asked(m, address, named, IsPage: false, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, "")));
            }
        }

        return [.. found.Distinct()];
    }

    private static string Fill(RoutePattern route, IReadOnlyDictionary<string, string> values) =>
        "/" + string.Join('/', route.PathSegments
            .Where(s => !s.Parts.Any(p => p is RoutePatternParameterPart { IsOptional: true }))
            .Select(s => string.Concat(s.Parts.Select(p => p switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, "x"),
                _ => "",
            }))));
}
