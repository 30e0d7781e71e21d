using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Locations within a distance of a point, as the crow flies. https://hl7.org/fhir/R4/location.html#positional</summary>
internal static class NearSearch
{
    // The standard leaves the distance to the server where none is given.
    private const double DefaultKilometres = 5;
    private const double EarthKilometres = 6371.0088;

    private static readonly Dictionary<string, double> Kilometres = new(StringComparer.Ordinal) { ["km"] = 1, ["m"] = 0.001, ["[mi_i]"] = 1.609344 };

    /// <summary><c>latitude|longitude|distance|unit</c>: the last two may be left out; the unit is km, m or [mi_i].</summary>
    public static Outcome<Func<FhirNode, bool>> Parse(string value)
    {
        var parts = Escaped.Parts(value, '|').Select(Escaped.Plain).ToList();
        var distance = DefaultKilometres;
        var unit = 1.0;
        return parts.Count is < 2 or > 4
            || !Number(parts[0], 90, out var latitude) || !Number(parts[1], 180, out var longitude)
            || (parts.Count > 2 && parts[2].Length > 0 && !Number(parts[2], 1e6, out distance))
            || (parts.Count > 3 && parts[3].Length > 0 && !Kilometres.TryGetValue(parts[3], out unit))
            ? new Fault(FaultKind.Invalid, "give latitude|longitude|distance|unit, such as 51.5|-0.12|3|km; units are km, m and [mi_i]")
            : (Func<FhirNode, bool>)(item => At(item.Element, "latitude") is { } lat && At(item.Element, "longitude") is { } lon
                && Between(latitude, longitude, lat, lon) <= distance * unit);
    }

    private static bool Number(string text, double most, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= most;

    private static double? At(JsonElement position, string name) =>
        position.ValueKind == JsonValueKind.Object && position.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    // The haversine of the angle between them.
    private static double Between(double lat1, double lon1, double lat2, double lon2)
    {
        var half = Math.Pow(Math.Sin(Radians(lat2 - lat1) / 2), 2) + (Math.Cos(Radians(lat1)) * Math.Cos(Radians(lat2)) * Math.Pow(Math.Sin(Radians(lon2 - lon1) / 2), 2));
        return 2 * EarthKilometres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
