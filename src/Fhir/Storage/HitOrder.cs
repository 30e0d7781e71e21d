using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Puts results in the order that was asked for. Of several values of one resource the one counts that comes first in that order; what has
/// none comes first, ascending. https://hl7.org/fhir/R4/search.html#sort
/// </summary>
internal static class HitOrder
{
    // Codes and ids stand in the resources alone, and each must be read for them.
    private const int MostByBody = 20_000;

    public static Outcome<Hit[]> Sorted(IReadOnlyList<Hit> hits, IReadOnlyList<SortKey> sort, SearchScope scope)
    {
        if (sort.Any(s => s.NeedsBody) && hits.Count > MostByBody)
        {
            return new Fault(FaultKind.TooCostly, $"sorting by a code or an id takes at most {MostByBody:N0} results; narrow the search, or sort by a date or a name", "_sort");
        }

        var keyed = new List<(Hit Hit, object?[] Keys)>(hits.Count);
        foreach (var hit in hits)
        {
            keyed.Add((hit, Keys(hit, sort, scope)));
            if (scope.IsOverdue())
            {
                return scope.Overrun(0)!;
            }
        }

        IOrderedEnumerable<(Hit Hit, object?[] Keys)>? ordered = null;
        for (var i = 0; i < sort.Count; i++)
        {
            var at = i;
            ordered = (ordered, sort[i].Descending) switch
            {
                (null, false) => keyed.OrderBy(k => k.Keys[at], Comparer),
                (null, true) => keyed.OrderByDescending(k => k.Keys[at], Comparer),
                (_, false) => ordered.ThenBy(k => k.Keys[at], Comparer),
                (_, true) => ordered.ThenByDescending(k => k.Keys[at], Comparer),
            };
        }

        return ordered!.Select(k => k.Hit).ToArray();
    }

    private static Comparer<object?> Comparer { get; } = Comparer<object?>.Create((a, b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => string.CompareOrdinal(x, y),
        _ => ((IComparable)a).CompareTo(b),
    });

    private static object?[] Keys(Hit hit, IReadOnlyList<SortKey> sort, SearchScope scope)
    {
        var keys = new object?[sort.Count];
        var reader = new PackedReader(hit.Packed);
        while (reader.Read())
        {
            for (var i = 0; i < sort.Count; i++)
            {
                if (!sort[i].NeedsBody && reader.IsOf(sort[i].Number) && Value(reader, sort[i].Type, scope.Types) is { } value)
                {
                    keys[i] = First(keys[i], value, sort[i].Descending);
                }
            }
        }

        if (sort.Any(s => s.NeedsBody) && VersionTable.Find(scope.Session, hit.Person, hit.Row) is { } row)
        {
            using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            var resource = FhirNode.Of(json.RootElement);
            for (var i = 0; i < sort.Count; i++)
            {
                if (sort[i].NeedsBody)
                {
                    keys[i] = sort[i].Code == "_id" ? row.Id : FirstCode(resource, scope.Types.Name(hit.Type), sort[i], scope.Extractor);
                }
            }
        }

        return keys;
    }

    private static string? FirstCode(FhirNode resource, string type, SortKey key, IndexExtractor extractor)
    {
        var codes = extractor.Expression(type, key.Code)?.Evaluate(resource).SelectMany(Search.Types.TokenSearch.Tokens).Select(t => t.Code).OfType<string>() ?? [];
        return key.Descending ? codes.Max(StringComparer.Ordinal) : codes.Min(StringComparer.Ordinal);
    }

    private static object First(object? known, object value, bool descending) => known is null || Comparer.Compare(value, known) < 0 != descending ? value : known;

    private static object? Value(in PackedReader value, SearchParameterType type, LocalReferences types) => value.Kind switch
    {
        PackedKind.Date => value.First,
        PackedKind.Quantity => value.Quantity.Low ?? value.Quantity.High,
        PackedKind.LocalReference => $"{types.Name(value.Type)}/{value.TextString()}",
        PackedKind.String when type == SearchParameterType.String => TextFold.Fold(value.TextString()),
        PackedKind.String or PackedKind.Uri or PackedKind.OtherReference => value.TextString(),
        _ => null,
    };
}
