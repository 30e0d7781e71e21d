using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>
/// Quantities: a number and its unit, compared in the unit in which they were written. https://hl7.org/fhir/R4/search.html#quantity
/// </summary>
internal static class QuantitySearch
{
    /// <summary><c>number</c> in any unit, <c>number|system|code</c>, <c>number||code</c> by code or unit. The value is still escaped.</summary>
    public static Outcome<Predicate> Parse(string value)
    {
        var parts = Escaped.Parts(value, '|').Select(Escaped.Plain).ToList();
        if (parts.Count is not (1 or 3) || (parts.Count == 3 && parts[2].Length == 0))
        {
            return new Fault(FaultKind.Invalid, "give a number, number|system|code, or number||code");
        }

        return NumberSearch.ParseRange(parts[0]).Then<Predicate>(asked => parts.Count == 1
            ? new QuantityPredicate(asked, null, null)
            : new QuantityPredicate(asked, parts[1].Length == 0 ? null : Symbol.Of(parts[1]), Symbol.Of(parts[2])));
    }
}
