using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>
/// Header and footer. Upstream puts in the NHS logo, the address of nhs.uk and "© NHS England" where nobody asked for them. Ours
/// have no such defaults, so these examples hand them over as options, the logo taken from the example's own HTML.
/// </summary>
internal static class UpstreamFrame
{
    public static void Header(JsonObject options, string html)
    {
        var logo = Take(options, "logo") as JsonObject ?? [];
        var alt = logo["alt"]?.GetValue<string>() ?? "NHS";
        var picture = new HtmlParser().ParseDocument(html).QuerySelector(".nhsuk-header__logo, .nhsuk-header__organisation-logo")!.OuterHtml;
        logo.Remove("src");
        logo["alt"] = alt;
        logo["picture"] = new JsonObject { ["html"] = picture };
        if (Take(options, "organisation") is JsonObject organisation)
        {
            foreach (var (name, value) in organisation) logo["organisation" + char.ToUpperInvariant(name[0]) + name[1..]] = value?.DeepClone();
        }

        options["logo"] = logo;
        if (Take(options, "service") is JsonObject service)
        {
            options["serviceName"] = service["text"]?.DeepClone();
            options["serviceHref"] = service["href"]?.DeepClone();
        }

        if (Take(options, "search") is { } search)
        {
            options["search"] = new JsonObject
            {
                ["action"] = "https://www.nhs.uk/search/",
                ["label"] = Part(search, "label", "visuallyHiddenText") ?? "Search the NHS website",
                ["placeholder"] = Part(search, "input", "placeholder") ?? "Search",
            };
        }

        if (Take(options, "account") is JsonObject account) options["account"] = account["items"]!.DeepClone();
        var classes = new List<string>();
        if (Take(options, "colour") is { } colour) classes.Add("nhsuk-header--" + colour);
        if (Take(options, "inline") is not null) classes.Add("nhsuk-header--inline");
        if (classes.Count > 0) options["classes"] = string.Join(' ', classes);
        if (Take(options, "navigation") is not JsonObject navigation) return;
        options["navigation"] = navigation["items"]!.DeepClone();
        if (UpstreamOptions.IsTrue(navigation["justified"])) options["navigationClasses"] = "nhsuk-header__navigation--justified";
        if (navigation["colour"] is { } ground) options["navigationClasses"] = "nhsuk-header__navigation--" + ground;
    }

    public static void Footer(JsonObject options)
    {
        UpstreamOptions.Rename(options, "text", "meta");
        if (options["meta"] is JsonObject meta && meta["items"] is { } items)
        {
            options["metaItems"] = items.DeepClone();
            if (meta["text"] is null) options.Remove("meta");
            else meta.Remove("items");
        }

        if (options["navigation"] is JsonObject single) options["navigation"] = new JsonArray(single.DeepClone());
        options["copyright"] ??= "© NHS England";
        if (options["copyright"] is JsonObject copyright && copyright["text"]?.ToString().Length == 0) options.Remove("copyright");
    }

    private static JsonNode? Take(JsonObject options, string name)
    {
        var value = options[name];
        options.Remove(name);
        return value;
    }

    private static JsonNode? Part(JsonNode search, string name, string part) => search is JsonObject item ? item[name]?[part]?.DeepClone() : null;
}
