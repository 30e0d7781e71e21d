using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// What a query asks, as text that does not depend on how it was worded: the order of parameters and of values, escapes, the ways to
/// write a reference. Queries that differ may come to the same text, as lists within chains are left out.
/// </summary>
internal static class ConditionMeaning
{
    public static string Of(SearchQuery query) => string.Join('&', Parts(query).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Parts(SearchQuery query)
    {
        foreach (var criterion in query.Criteria)
        {
            yield return $"{criterion.Parameter.Code}{string.Concat(criterion.OrCodes.Select(c => "+" + c))}:{criterion.Missing}:{criterion.Negated}="
                + string.Join(',', criterion.AnyOf.Select(Value).Distinct().Order(StringComparer.Ordinal));
        }

        foreach (var late in query.Late)
        {
            yield return late switch
            {
                ChainCriterion chain => $"{chain.Link.Code}.({string.Join(',', chain.Steps.Select(s => s.Type + "?" + Of(s)))})",
                HasCriterion has => $"_has:{has.Of.Type}:{has.Link.Code}({Of(has.Of)})",
                _ => late.Name,
            };
        }

        if (query.Ids is { } ids)
        {
            yield return "_id=" + string.Join(',', ids.Distinct().Order(StringComparer.Ordinal));
        }
    }

    // A predicate is a record of plain values, so its text is its meaning; only the types of a reference are a list.
    private static string Value(Predicate predicate) => predicate is ReferencePredicate link
        ? $"{string.Join('/', link.Types.Order())} {link.Id} {link.Url}"
        : predicate.ToString()!;
}
