namespace Goldthread.Population.Indicators;

/// <summary>A value with the limits between which the true one lies with a given confidence.</summary>
/// <param name="Value">The value; null where too little was counted to give one.</param>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
/// <param name="Method">By which method the limits were made: "Wilson", "Exact", "Byars", "Student's t-distribution", "Dobson".</param>
public readonly record struct Estimate(double? Value, double? Low, double? High, string Method);

/// <summary>How sure limits are to be.</summary>
public readonly record struct Confidence
{
    /// <summary>A level of one's own.</summary>
    /// <param name="level">The share of cases in which the true value lies between the limits: more than 0.5 and less than 1, as 0.95 or 0.998.</param>
    public Confidence(double level)
    {
        Level = level is > 0.5 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level of confidence is more than 0.5 and less than 1.");
        Z = Distributions.Normal(Tail);
    }

    /// <summary>95%: what is shown beside a value.</summary>
    public static Confidence Usual { get; } = new(0.95);

    /// <summary>99.8%: about three standard deviations, as control limits have.</summary>
    public static Confidence Control { get; } = new(0.998);

    public double Level { get; }

    /// <summary>The share that lies beyond each limit.</summary>
    public double Tail => (1 - Level) / 2;

    /// <summary>The point of the normal distribution that belongs to it: 1.96 for 95%.</summary>
    public double Z { get; }
}
