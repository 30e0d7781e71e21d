using System.Globalization;
using System.Text.Json.Nodes;

namespace Goldthread.Fhir.Interactions.Patching;

/// <summary>A place in JSON. https://www.rfc-editor.org/rfc/rfc6901</summary>
internal sealed record JsonPointer(string Text, IReadOnlyList<string> Steps)
{
    // Resources are read to 64 levels, so nothing lies deeper.
    private const int MostSteps = 128;

    public bool IsRoot => Steps.Count == 0;

    public string Last => Steps[^1];

    /// <summary>Null when the text is no pointer.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (text.Length == 0)
        {
            return new JsonPointer(text, []);
        }

        var steps = text.Split('/');
        if (steps[0].Length > 0 || steps.Length > MostSteps)
        {
            return null;
        }

        var plain = new string[steps.Length - 1];
        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i].Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~', StringComparison.Ordinal))
            {
                return null;
            }

            // In this order: "~01" stands for "~1" (RFC 6901, section 4).
            plain[i - 1] = steps[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return new JsonPointer(text, plain);
    }

    /// <summary>The value here; false when there is none.</summary>
    public bool TryGet(JsonNode? root, out JsonNode? value) => TryWalk(root, Steps.Count, out value);

    /// <summary>What holds the value here; false when that is not there.</summary>
    public bool TryOwner(JsonNode? root, out JsonNode? owner) => TryWalk(root, Steps.Count - 1, out owner);

    /// <summary>True when this lies inside the other.</summary>
    public bool IsInside(JsonPointer other) => Steps.Count > other.Steps.Count && other.Steps.SequenceEqual(Steps.Take(other.Steps.Count));

    /// <summary>The number of an item; null for what is none. Digits without a leading zero (RFC 6901, section 4).</summary>
    public static int? Index(string step) =>
        step is "0" || (step.Length is > 0 and < 10 && step[0] is >= '1' and <= '9' && step.All(char.IsAsciiDigit)) ? int.Parse(step, CultureInfo.InvariantCulture) : null;

    private bool TryWalk(JsonNode? root, int steps, out JsonNode? value)
    {
        value = root;
        for (var i = 0; i < steps; i++)
        {
            switch (value)
            {
                case JsonObject owner when owner.TryGetPropertyValue(Steps[i], out var member):
                    value = member;
                    break;
                case JsonArray list when Index(Steps[i]) is { } index && index < list.Count:
                    value = list[index];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
