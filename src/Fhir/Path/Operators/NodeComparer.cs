using System.Text.Json;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Equality of items with a hash to match. Sets that hold both plain numbers and quantities are the one thing it tells apart too well.</summary>
internal sealed class NodeComparer : IEqualityComparer<FhirNode>
{
    public static readonly NodeComparer Instance = new();

    public bool Equals(FhirNode x, FhirNode y) => Equality.AreSame(x, y);

    public int GetHashCode(FhirNode obj) => obj.Kind switch
    {
        SystemKind.String => string.GetHashCode(obj.AsString(), StringComparison.Ordinal),
        SystemKind.Integer or SystemKind.Decimal when obj.AsDecimal() is { } number => number.GetHashCode(),
        SystemKind.Boolean => obj.AsBoolean().GetHashCode(),
        SystemKind.Date or SystemKind.DateTime or SystemKind.Time when obj.AsDateTime() is { } moment =>
            ((moment.HasTime && moment.OffsetMinutes.HasValue ? moment.UtcTicks : moment.Ticks) / TimeSpan.TicksPerHour).GetHashCode(),
        SystemKind.None when obj.Element.ValueKind is JsonValueKind.Object => Structure(obj.Element),
        _ => 3,
    };

    /// <summary>Of a structure, its texts, whatever their order.</summary>
    private static int Structure(JsonElement json)
    {
        var hash = 17;
        foreach (var property in json.EnumerateObject())
        {
            hash += 31;
            if (property.Value.ValueKind is JsonValueKind.String)
            {
                hash += string.GetHashCode(JsonText.Of(property.Value), StringComparison.Ordinal);
            }
        }

        return hash;
    }
}
