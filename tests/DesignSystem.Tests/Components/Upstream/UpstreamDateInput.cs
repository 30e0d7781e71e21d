using System.Text.Json.Nodes;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>Upstream takes the parts of a date as "items", as "day", "month" and "year", or as "values"; we as items.</summary>
internal static class UpstreamDateInput
{
    public static void Translate(JsonObject options)
    {
        var items = options["items"]?.AsArray().Select(item => item!.DeepClone().AsObject()).ToList();
        if (items is null)
        {
            items = [];
            foreach (var name in (string[])["day", "month", "year"])
            {
                if (UpstreamOptions.IsFalse(options[name])) continue;
                var item = options[name]?.DeepClone().AsObject() ?? [];
                item["name"] = name;
                items.Add(item);
            }
        }

        foreach (var item in items)
        {
            if (item["value"] is null && options["values"]?[item["name"]!.ToString()] is { } value) item["value"] = value.DeepClone();
        }

        foreach (var name in (string[])["day", "month", "year", "values"]) options.Remove(name);
        options["items"] = new JsonArray([.. items]);
    }
}
