using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Names of people as words. https://hl7.org/fhir/R4/datatypes.html#HumanName</summary>
internal static class HumanNameText
{
    /// <summary>The whole name, "Mrs Margaret Rose Smith"; null when the element holds none.</summary>
    public static string? Full(JsonElement name)
    {
        if (name.Text("text") is { } text) return text;
        var words = Words(name, "prefix").Concat(Words(name, "given")).Append(name.Text("family")).Concat(Words(name, "suffix"));
        return Join(words);
    }

    /// <summary>First given name and family name, for "Hello Margaret Smith".</summary>
    public static string? Short(JsonElement name) => Join([Words(name, "given").FirstOrDefault(), name.Text("family")]) ?? name.Text("text");

    /// <summary>The name to show of those given: official before usual before any other, none that is no longer in use.</summary>
    public static JsonElement Official(JsonElement owner) => Best(owner, ["official", "usual"]);

    /// <summary>
    /// What the person likes to be called: a nickname with the family name behind it, else the usual name, else the official one.
    /// </summary>
    public static string? Preferred(JsonElement owner)
    {
        var official = Official(owner);
        foreach (var name in owner.Items("name"))
        {
            if (name.Text("use") == "nickname" && !IsOld(name)) return Nickname(name, official);
        }

        foreach (var name in owner.Items("name"))
        {
            if (name.Text("use") == "usual" && !IsOld(name)) return Short(name);
        }

        return Short(official);
    }

    /// <summary>The name of a Patient, Practitioner, RelatedPerson or Person.</summary>
    public static string? Of(JsonElement owner) => Full(Official(owner));

    public static bool IsOld(JsonElement name) => name.Text("use") is "old";

    private static string? Nickname(JsonElement name, JsonElement official)
    {
        var called = Words(name, "given").FirstOrDefault() ?? name.Text("text");
        return Join([called, called?.Contains(' ') == true ? null : name.Text("family") ?? official.Text("family")]);
    }

    private static JsonElement Best(JsonElement owner, string[] order)
    {
        foreach (var use in order)
        {
            foreach (var name in owner.Items("name"))
            {
                if (name.Text("use") == use) return name;
            }
        }

        JsonElement last = default;
        foreach (var name in owner.Items("name"))
        {
            if (!IsOld(name) && name.Text("use") is not "nickname") return name;
            last = name;
        }

        return last;
    }

    private static IEnumerable<string?> Words(JsonElement name, string part) => name.Items(part).Select(word => word.Text());

    private static string? Join(IEnumerable<string?> words)
    {
        var joined = string.Join(' ', words.Where(word => word is not null));
        return joined.Length == 0 ? null : joined;
    }
}
