namespace Goldthread.Directory.Search;

/// <summary>A point on the map, in degrees (WGS 84).</summary>
public readonly record struct Point(double Latitude, double Longitude)
{
    /// <summary>Metres in a mile.</summary>
    public const double MetresPerMile = 1609.344;

    private const double EarthRadius = 6_371_008.8;
    private const double Radians = Math.PI / 180;

    /// <summary>Metres to another point over the ground, by the haversine formula.</summary>
    public double MetresTo(Point other)
    {
        var (north, east) = ((other.Latitude - Latitude) * Radians / 2, (other.Longitude - Longitude) * Radians / 2);
        var h = (Math.Sin(north) * Math.Sin(north)) + (Math.Cos(Latitude * Radians) * Math.Cos(other.Latitude * Radians) * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
