namespace Goldthread.Fhir.Validation;

/// <summary>
/// Which resource a literal reference may name. Only relative ones ("Patient/123") say their type; fragments, absolute
/// addresses and urn: are let through. https://hl7.org/fhir/R4/references.html#literal
/// </summary>
internal static class ReferenceRules
{
    /// <summary>What is wrong with a reference that is not empty, or null.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="targets">The types that it may name; empty when any.</param>
    /// <param name="shapes">The known types.</param>
    public static string? Problem(ReadOnlySpan<byte> text, IReadOnlyList<string> targets, ShapeBook shapes)
    {
        if (text[0] == '#')
        {
            return null;
        }

        var end = text.IndexOfAny("/?:"u8);
        if (end >= 0 && text[end] == ':')
        {
            return null;
        }

        var name = end < 0 ? text : text[..end];
        if (shapes.OfResource(name) is not { } shape)
        {
            return $"{PrimitiveRules.Quote(text)} does not start with a resource type. A reference is a type and an id, such as \"{Example(targets)}/123\", or a full address.";
        }

        if (end < 0 || (text[end] == '/' && !IsIdAndVersion(text[(end + 1)..])))
        {
            return $"{PrimitiveRules.Quote(text)} is not a type and an id, such as \"{shape.Type.Name}/123\".";
        }

        if (targets.Count == 0)
        {
            return null;
        }

        foreach (var target in targets)
        {
            if (target == shape.Type.Name)
            {
                return null;
            }
        }

        return $"This may not refer to {shape.Type.Name}. Allowed: {string.Join(", ", targets)}.";
    }

    private static bool IsIdAndVersion(ReadOnlySpan<byte> rest)
    {
        var slash = rest.IndexOf((byte)'/');
        if (slash < 0)
        {
            return PrimitiveRules.IsId(rest);
        }

        return PrimitiveRules.IsId(rest[..slash]) && rest[slash..].StartsWith("/_history/"u8) && PrimitiveRules.IsId(rest[(slash + 10)..]);
    }

    private static string Example(IReadOnlyList<string> targets) => targets.Count > 0 ? targets[0] : "Patient";
}
