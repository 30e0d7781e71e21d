using System.Reflection;
using System.Text.Json;

namespace Goldthread.Toolkit.Map;

/// <summary>
/// A plain outline of England: the boundaries of its counties and unitary authorities of December 2023 by the Office for National Statistics, joined, islands below some 100 km²
/// left out, simplified to within about 3 km and rounded to hundredths of a degree. Open Government Licence v3.0; the words that it asks for stand in <see cref="Source"/>.
/// </summary>
internal static class EnglandOutline
{
    private static readonly OutlineFile File = Read();

    /// <summary>Who made it and under which licence, as it must be said beside the map.</summary>
    public static string Source => File.Source;

    /// <summary>Closed lines of points, latitude and longitude in degrees.</summary>
    public static IReadOnlyList<IReadOnlyList<double[]>> Rings => File.Rings;

    private static OutlineFile Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Goldthread.Toolkit.Map.england-outline.json")!;
        return JsonSerializer.Deserialize<OutlineFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record OutlineFile(string Source, IReadOnlyList<IReadOnlyList<double[]>> Rings);
}
