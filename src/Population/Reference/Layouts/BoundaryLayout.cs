using System.Text.Json;
using Goldthread.Kernel.Values;
using Goldthread.Population.Reference.Areas;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// Outlines of areas as GeoJSON (RFC 7946) in degrees. What the areas are is told by the property that holds their code ("ICB23CD"). Outlines are simplified as they
/// are read, so that a map of all of them is small enough for a page.
/// </summary>
internal static class BoundaryLayout
{
    /// <summary>By how many metres a line may lie beside the published one: large areas, and those of a town.</summary>
    public const int Coarse = 250;
    public const int Fine = 10;

    public static bool IsGeoJson(StreamReader text) => text.Peek() == '{';

    public static Outcome<(string Slot, string What, int Edition, LayoutRows Rows)> Read(StreamReader text, string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text.ReadToEnd());
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.Invalid, $"{file} is no JSON: {error.Message}");
        }

        using (document)
        {
            if (!document.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            {
                return new Fault(FaultKind.Invalid, $"{file} is no GeoJSON of boundaries: it has no \"features\".", "features");
            }

            if (Code(features[0]) is not { } code) return new Fault(FaultKind.Invalid, $"{file} has boundaries, and no property that holds the code of an area, such as ICB23CD, CTYUA23CD or LSOA21CD.", "properties");
            return ("boundaries-" + code.Kind.Code(), $"Boundaries by {code.Kind.Words()} (GeoJSON)", HeaderNames.Edition([code.Property]), ReadFeatures(features, code.Kind, code.Property));
        }
    }

    private static (AreaKind Kind, string Property)? Code(JsonElement feature) => !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object ? null
        : properties.EnumerateObject().Select(p => (Kind: HeaderNames.KindOf(HeaderNames.Of(p.Name)), p.Name)).Where(p => p.Kind is not null).Select(p => ((AreaKind, string)?)(p.Kind!.Value, p.Name)).FirstOrDefault();

    private static LayoutRows<BoundaryRow> ReadFeatures(JsonElement features, AreaKind kind, string property)
    {
        var result = new LayoutRows<BoundaryRow>(BoundaryTable.All);
        var tolerance = kind is AreaKind.Lsoa or AreaKind.Ward or AreaKind.Neighbourhood ? Fine : Coarse;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = 0;
        foreach (var (feature, i) in features.EnumerateArray().Select((f, i) => (f, i)))
        {
            result.Read++;
            var properties = feature.TryGetProperty("properties", out var p) ? p : default;
            var area = Text(properties, property);
            var rings = Rings(feature);
            if (area.Length == 0) result.Refusals.Add(new(i + 1, $"{property} is empty"));
            else if (rings is null) result.Refusals.Add(new(i + 1, $"{area} has no polygon in degrees (longitude, latitude)"));
            else if (!seen.TryAdd(area, i + 1)) result.Refusals.Add(new(i + 1, $"{area} is said again, as in feature {seen[area]}"));
            else
            {
                var simple = Outline.Simplify(rings, tolerance);
                before += rings.Sum(r => r.Count);
                result.Rows.Add(new BoundaryRow(kind, area, Outline.Write(simple), simple.Sum(r => r.Count), tolerance));
                result.Kept++;
                var name = properties.EnumerateObject().FirstOrDefault(n => HeaderNames.Of(n.Name) == HeaderNames.Of(property).Replace(" code", " name", StringComparison.Ordinal));
                if (kind != AreaKind.Lsoa && name.Value.ValueKind == JsonValueKind.String) result.Names[(kind, area)] = new AreaName(kind, area, name.Value.GetString()!, "");
            }
        }

        result.Notes.Add($"{before:N0} points became {result.Rows.Sum(r => r.Points):N0}; no line lies more than {tolerance} metres from the published one.");
        return result;
    }

    private static string Text(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Trim() : "";

    private static List<IReadOnlyList<MapPoint>>? Rings(JsonElement feature)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates)) return null;
        var polygons = Text(geometry, "type") switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" when coordinates.ValueKind == JsonValueKind.Array => coordinates.EnumerateArray().ToList(),
            _ => new List<JsonElement>(),
        };
        var rings = polygons.Where(p => p.ValueKind == JsonValueKind.Array).SelectMany(p => p.EnumerateArray()).Select(Ring).ToList();
        return rings.Count == 0 || rings.Exists(r => r is null) ? null : rings.ConvertAll(r => r!);
    }

    private static IReadOnlyList<MapPoint>? Ring(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array) return null;
        var points = new List<MapPoint>();
        foreach (var p in ring.EnumerateArray())
        {
            if (p.ValueKind != JsonValueKind.Array || p.GetArrayLength() < 2 || p[0].ValueKind != JsonValueKind.Number || p[1].ValueKind != JsonValueKind.Number) return null;
            var point = new MapPoint(p[0].GetDouble(), p[1].GetDouble());
            if (point.Longitude is < -180 or > 180 || point.Latitude is < -90 or > 90) return null;
            points.Add(point);
        }

        return points;
    }
}
