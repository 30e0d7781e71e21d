namespace Goldthread.DesignSystem.Charts;

/// <summary>A point of a line along any axis; without a value it is a gap.</summary>
internal readonly record struct Spot(double X, double? Value, double? Low, double? High);

/// <summary>A line of a picture.</summary>
/// <param name="Name">Written beside its end.</param>
/// <param name="Spots">In order along the axis.</param>
/// <param name="IsUnder">Drawn broad and pale beneath the others.</param>
internal sealed record DrawnLine(string Name, IReadOnlyList<Spot> Spots, bool IsUnder = false);

/// <summary>What a <see cref="LinePicture"/> draws, whatever its lines run along.</summary>
internal sealed record LineDrawing
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Says { get; init; }

    public string? Unit { get; init; }

    public required IReadOnlyList<DrawnLine> Lines { get; init; }

    public ChartLimits? Limits { get; init; }

    /// <summary>Takes zero into the axis upwards.</summary>
    public bool FromZero { get; init; }

    /// <summary>Where the axis along ends; its beginning.</summary>
    public required double From { get; init; }

    /// <summary>Its end, beyond <see cref="From"/>.</summary>
    public required double Until { get; init; }

    /// <summary>Marks along the axis.</summary>
    public required IReadOnlyList<Tick<double>> Along { get; init; }

    /// <summary>What the axis along is, written below it; null for time, which says so itself.</summary>
    public string? AlongName { get; init; }

    /// <summary>Places along the axis that are marked with a line and words.</summary>
    public IReadOnlyList<Tick<double>> At { get; init; } = [];
}
