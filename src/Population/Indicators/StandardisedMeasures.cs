namespace Goldthread.Population.Indicators;

/// <summary>One age band of a population and of the standard it is held against.</summary>
/// <param name="Events">Events in the band: 0 or more.</param>
/// <param name="Population">People in it: more than 0.</param>
/// <param name="Weight">Direct: how many the standard has in it.</param>
/// <param name="EventSquares">Direct, where one person has several events: the sum over people of the square of their events; null where events are independent.</param>
public readonly record struct StandardBand(double Events, double Population, double Weight, double? EventSquares = null);

/// <summary>One age band of a population beside the reference.</summary>
/// <param name="Population">People here.</param>
/// <param name="ReferenceEvents">Events in the reference.</param>
/// <param name="ReferencePopulation">People in the reference: more than 0.</param>
public readonly record struct ReferenceBand(double Population, double ReferenceEvents, double ReferencePopulation);

/// <summary>Measures that take away what is owed to age: Public Health England, Technical guide: confidence intervals (2018).</summary>
public static class StandardisedMeasures
{
    /// <summary>
    /// The rate that a standard population would have, with the limits of Dobson, Kuulasmaa, Eberle and Scherer (Stat Med 1991;10:457-462). Under
    /// <see cref="Counts.ExactBelow"/> events no value is given: the weights would make noise of it.
    /// </summary>
    /// <param name="bands">Every age band.</param>
    /// <param name="multiplier">For how many: 100,000 as a rule.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Direct(IReadOnlyCollection<StandardBand> bands, double multiplier, Confidence confidence)
    {
        CrudeMeasures.Must(bands.Count > 0 && bands.All(b => b.Population > 0), "population", null, "Every band has a population of more than 0.");
        CrudeMeasures.Must(bands.All(b => b.Events >= 0 && b.Weight >= 0) && bands.Sum(b => b.Weight) > 0, "weight", null, "Events and weights are 0 or more, and some weight is more.");
        // The square of a whole number of events is not below it.
        CrudeMeasures.Must(bands.All(b => b.EventSquares is null || b.EventSquares >= b.Events), "event squares", null, "The sum of squared events is not below the sum of events.");
        var events = bands.Sum(b => b.Events);
        if (events < Counts.ExactBelow) return new Estimate(null, null, null, "Dobson");
        var weights = bands.Sum(b => b.Weight);
        var rate = bands.Sum(b => b.Weight * b.Events / b.Population) / weights;
        var variance = bands.Sum(b => b.Weight * b.Weight * (b.EventSquares ?? b.Events) / (b.Population * b.Population)) / (weights * weights);
        var spread = Math.Sqrt(variance / events);
        var byar = Counts.Byar(events, confidence);
        return new Estimate(rate * multiplier, (rate + (spread * (byar.Low!.Value - events))) * multiplier, (rate + (spread * (byar.High!.Value - events))) * multiplier, "Dobson");
    }

    /// <summary>Events here beside those that the reference's rates would bring: 1 where both are alike.</summary>
    /// <param name="events">Events here, of all bands: 0 or more.</param>
    /// <param name="bands">Every age band.</param>
    /// <param name="multiplier">1 or 100 for a ratio.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Ratio(double events, IReadOnlyCollection<ReferenceBand> bands, double multiplier, Confidence confidence)
    {
        CrudeMeasures.Must(bands.Count > 0 && bands.All(b => b.ReferencePopulation > 0), "reference population", null, "Every band has a reference population of more than 0.");
        var expected = bands.Sum(b => b.ReferenceEvents / b.ReferencePopulation * b.Population);
        CrudeMeasures.Must(expected > 0, "expected", expected, "The reference brings some events.");
        var count = Counts.Limits(events, confidence);
        return new Estimate(events / expected * multiplier, count.Low / expected * multiplier, count.High / expected * multiplier, count.Method);
    }

    /// <summary>The same as a rate: the ratio times the crude rate of the reference.</summary>
    /// <inheritdoc cref="Ratio" path="/param" />
    public static Estimate Indirect(double events, IReadOnlyCollection<ReferenceBand> bands, double multiplier, Confidence confidence) =>
        Ratio(events, bands, bands.Sum(b => b.ReferenceEvents) / bands.Sum(b => b.ReferencePopulation) * multiplier, confidence);
}
