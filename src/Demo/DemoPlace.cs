using System.Diagnostics.CodeAnalysis;
using Goldthread.Demo.Area;
using Goldthread.Demo.MrsSmith;
using Goldthread.Demo.People;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo;

/// <summary>
/// Wrenfield, made: the same resources, byte for byte, for the same seed and day. A person of some index is the same however many people are asked for.
/// </summary>
/// <param name="people">How many people, Mrs Smith included: 1 to 300,000.</param>
/// <param name="seed">Any number; 1 is the demo's own.</param>
/// <param name="today">The day from which everything is dated; nothing that has happened is later than the day before.</param>
public sealed class DemoPlace(int people, int seed, DateOnly today)
{
    /// <summary>How many people <c>./run</c> makes unless told otherwise.</summary>
    public const int DefaultPeople = 2_000;

    private readonly int _people = people is >= 1 and <= Wrenfield.Population
        ? people
        : throw new ArgumentOutOfRangeException(nameof(people), people, $"Wrenfield has 1 to {Wrenfield.Population} people.");

    /// <summary>What belongs to no person: Organization, Location, Practitioner, PractitionerRole, HealthcareService, Questionnaire. Store these first.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A place is asked for what is its own, as for its people.")]
    public IEnumerable<DemoResource> Shared() => SharedResources.All();

    /// <summary>The people one after the other, made as they are asked for; nothing is kept.</summary>
    public IEnumerable<DemoPerson> People()
    {
        using var json = new ResourceWriter();
        for (var index = 0; index < _people; index++)
            yield return Make(json, index);
    }

    /// <summary>People about whom their sources are not sure: for whoever matches records. They are beside those who are counted.</summary>
    public IEnumerable<DemoPerson> ToMatch() => Doubtful.All(today);

    /// <summary>Residents of a care home and people in a place for a limited time: for a round and a clock to look at. They are beside those who are counted.</summary>
    public IEnumerable<DemoPerson> InHomesAndPlaces() => HomesAndPlaces.All(today);

    /// <summary>The day from which everything is dated.</summary>
    public DateOnly Today => today;

    /// <summary>One person by index, 0 being Mrs Smith.</summary>
    public DemoPerson Person(int index)
    {
        using var json = new ResourceWriter();
        return Make(json, index);
    }

    /// <summary>Those who care for somebody of the place and live elsewhere, each with a record of their own.</summary>
    public IEnumerable<DemoPerson> Carers()
    {
        using var json = new ResourceWriter();
        yield return KarenFraser.Build(json, today);
    }

    private DemoPerson Make(ResourceWriter json, int index) =>
        index == 0 ? EdieSmith.Build(json, today) : PersonMaker.Make(json, seed, index, today);
}
