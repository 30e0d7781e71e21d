using System.Text.Json.Nodes;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>
/// Says the options of an nhsuk-frontend example in our names. Upstream has several spellings of many options (a string or an
/// object, deprecated names); we have one. Values are passed on, never made up, except where a comment says so.
/// </summary>
internal static class UpstreamOptions
{
    public static JsonObject Translate(UpstreamExample example)
    {
        var raw = example.Options;
        if (example.Component == "card" && raw["heading"] is JsonObject heading && heading["text"] is not null && heading["html"] is { } after)
        {
            raw["afterHeading"] = new JsonObject { ["html"] = after.DeepClone() };
            heading.Remove("html");
        }

        var options = (JsonObject)Tidy(raw)!;
        if (example.Block is not null) options["text"] = new JsonObject { ["html"] = example.Block };
        switch (example.Component)
        {
            case "breadcrumb": foreach (var item in options["items"]!.AsArray()) item!.AsObject().Remove("classes"); break;
            case "card": Card(options); break;
            case "checkboxes" or "radios": Choices(options); break;
            case "date-input": UpstreamDateInput.Translate(options); break;
            case "do-dont-list": DoDont(options); break;
            case "error-summary": Rename(options, "errorList", "errors"); Rename(options, "text", "description"); break;
            case "footer": UpstreamFrame.Footer(options); break;
            case "header": UpstreamFrame.Header(options, example.Html); break;
            case "label" or "legend": Title(options); break;
            case "pagination": Pagination(options); break;
            case "summary-list": SummaryList(options); break;
            case "tables": Table(options); break;
            case "tag": if (options["colour"]?.GetValueKind() == System.Text.Json.JsonValueKind.False) options["colour"] = "no-colour"; break;
        }

        Field(options);
        return options;
    }

    /// <summary>Empty items go, and "html" becomes words that are HTML.</summary>
    private static JsonNode? Tidy(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Where(item => item is not null && !IsFalse(item)).Select(Tidy)]);
            case JsonObject item:
                var tidy = new JsonObject();
                foreach (var (name, value) in item)
                {
                    if (value is not null) tidy[name == "html" ? "text" : name] = name == "html" ? new JsonObject { ["html"] = value.DeepClone() } : Tidy(value);
                }

                return tidy;
            default:
                return node?.DeepClone();
        }
    }

    private static void Field(JsonObject options)
    {
        if (IsTrue(options["errorMessage"]))
        {
            options.Remove("errorMessage");
            options["hasError"] = true;
        }

        if (options["label"] is JsonObject label) Title(label);
        if (options["fieldset"]?["legend"] is JsonObject legend) Title(legend);
        if (options["legend"] is JsonObject own) Title(own);
        if (options["formGroup"]?["afterInput"] is { } after)
        {
            options["after"] = after.DeepClone();
            options.Remove("formGroup");
        }
    }

    /// <summary>Upstream wraps a label or legend in a heading by "heading" or "isPageHeading"; we by a level.</summary>
    private static void Title(JsonObject title)
    {
        var heading = title["heading"]?.DeepClone();
        var page = title["isPageHeading"]?.GetValue<bool>();
        title.Remove("heading");
        title.Remove("isPageHeading");
        var isHeading = (page == true && !IsFalse(heading)) || (page != false && heading is not null && !IsFalse(heading));
        var parts = heading is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? new JsonObject { ["text"] = value.DeepClone() }
            : heading as JsonObject ?? [];
        if (isHeading)
        {
            title["headingLevel"] = parts["level"]?.DeepClone() ?? 1;
            foreach (var name in (string[])["text", "size", "caption", "visuallyHiddenText"])
            {
                if (parts[name] is { } part) title[name] = part.DeepClone();
            }

            if (parts["id"] is { } id) title["headingId"] = id.DeepClone();
        }
        else if (title["text"] is null && parts["text"] is { } text)
        {
            title["text"] = text.DeepClone();
        }
    }

    private static void Card(JsonObject card)
    {
        if (card["description"] is { } description)
        {
            card.Remove("description");
            if (description is JsonValue) card["description"] = description.DeepClone();
            else if (description["text"] is JsonValue words) card["description"] = words.DeepClone();
            else card["text"] ??= description["text"]!.DeepClone();
        }

        Actions(card);
        if (card["image"] is not JsonObject image) return;
        card.Remove("image");
        if (image["text"] is { } html) card["image"] = html.DeepClone();
        if (image["src"] is { } src) card["imageSrc"] = src.DeepClone();
    }

    private static void Actions(JsonObject options)
    {
        if (options["actions"] is JsonObject { } actions) options["actions"] = actions["items"]?.DeepClone();
    }

    private static void Choices(JsonObject options)
    {
        foreach (var item in options["items"]!.AsArray().OfType<JsonObject>())
        {
            if (IsTrue(item["exclusive"])) item["behaviour"] = "exclusive";
            item.Remove("exclusive");
            Rename(item, "exclusiveGroup", "behaviourGroup");
        }
    }

    private static void DoDont(JsonObject options)
    {
        Rename(options, "title", "heading");
        options["dont"] = options["icon"]?.GetValue<string>() == "cross";
        options.Remove("icon");
        options["items"] = new JsonArray([.. options["items"]!.AsArray().Select(item => (item!["item"] ?? item["text"])!.DeepClone())]);
    }

    private static void Pagination(JsonObject options)
    {
        foreach (var side in (string[])["previous", "next"])
        {
            if (options[side + "Url"] is null) continue;
            options[side] = new JsonObject { ["href"] = options[side + "Url"]!.DeepClone(), ["label"] = options[side + "Page"]!.DeepClone() };
            options.Remove(side + "Url");
            options.Remove(side + "Page");
        }
    }

    private static void SummaryList(JsonObject options)
    {
        foreach (var row in options["rows"]!.AsArray().OfType<JsonObject>())
        {
            if (row["key"] is JsonObject key && key["width"] is { } width) row["keyWidth"] = width.DeepClone();
            Actions(row);
        }

        if (options["card"] is JsonObject card) Card(card);
    }

    private static void Table(JsonObject options)
    {
        if (IsTrue(options["card"])) options["card"] = new JsonObject();
        if (IsTrue(options["panel"]))
        {
            options["card"] = new JsonObject
            {
                ["variant"] = "feature",
                ["heading"] = new JsonObject { ["text"] = options["heading"]?.DeepClone(), ["level"] = options["headingLevel"]?.DeepClone() },
            };
            foreach (var name in (string[])["panel", "heading", "headingLevel"]) options.Remove(name);
        }

        if (options["card"] is JsonObject card) Card(card);
        foreach (var head in options["head"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            if (IsTrue(head["sort"])) head["sort"] = "none";
            else if (IsFalse(head["sort"])) head.Remove("sort");
        }
    }

    internal static void Rename(JsonObject options, string from, string to)
    {
        if (options[from] is not { } value) return;
        options.Remove(from);
        options[to] = value.DeepClone();
    }

    internal static bool IsTrue(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.True;

    internal static bool IsFalse(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.False;
}
