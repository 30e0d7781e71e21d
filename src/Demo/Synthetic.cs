using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.People;
using Goldthread.Demo.Writing;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo;

/// <summary>Where tests and the demo begin a made person: <c>Synthetic.Person().Aged(84).LivingIn("Millbrook").With(Conditions.HeartFailure)</c>.</summary>
public static class Synthetic
{
    /// <summary>The day on which people of <see cref="Person"/> are as old as they are said to be, unless another is given.</summary>
    public static readonly DateOnly Today = new(2025, 10, 3);

    /// <summary>A person with a GP record and nothing in it. Indexes from 900,000 never meet those of <see cref="DemoPlace"/>.</summary>
    public static PersonBuilder Person(int index = 900_000) => new(index);
}

/// <summary>Builds one person, a fact at a time. The GP record always exists; the others appear when something is written in them.</summary>
public sealed class PersonBuilder
{
    private readonly List<Action<SourceBuilder, Resident>> _gp = [];
    private readonly List<(Organisation Organisation, KnownAs? Known, Action<SourceBuilder> Write)> _others = [];
    private Resident _who;
    private DateOnly _today = Synthetic.Today;
    private int _age = 50;
    private KnownAs? _gpKnowsAs;

    internal PersonBuilder(int index)
    {
        var area = Wrenfield.SmallAreas[index % Wrenfield.SmallAreas.Count];
        _who = new Resident
        {
            Index = index,
            NhsNumber = NhsNumber.Synthetic(index).ToString(),
            Family = "Person",
            Given = ["Test"],
            Sex = Sex.Female,
            BirthDate = DateOnly.MinValue,
            Ethnicity = Figures.Ethnicity.Of("A"),
            Neighbourhood = area.Neighbourhood,
            SmallArea = area,
            Home = new($"{(index % 90) + 1} {Names.Streets.Of(area.Postcodes[0].Text)}", area.Postcodes[0]),
            Practice = Organisations.Practices[(area.Neighbourhood.Number - 1) * 5],
        };
    }

    /// <summary>The day everything is dated from. Default: <see cref="Synthetic.Today"/>.</summary>
    public PersonBuilder On(DateOnly today)
    {
        _today = today;
        return this;
    }

    /// <summary>Age in whole years today.</summary>
    public PersonBuilder Aged(int years)
    {
        _age = years;
        return this;
    }

    public PersonBuilder Called(string given, string family, string? title = null, string? preferred = null)
    {
        _who = _who with { Given = given.Split(' '), Family = family, Title = title, Preferred = preferred };
        return this;
    }

    public PersonBuilder Man()
    {
        _who = _who with { Sex = Sex.Male };
        return this;
    }

    /// <summary>Ten digits from 999 000 0000 to 999 999 9999; default: one of its own for the index.</summary>
    public PersonBuilder WithNhsNumber(string nhsNumber)
    {
        _who = _who with { NhsNumber = nhsNumber };
        return this;
    }

    /// <summary>How sure the GP practice is of the NHS number.</summary>
    public PersonBuilder NumberIs(NumberStatus status)
    {
        _gpKnowsAs = new KnownAs { Number = status };
        return this;
    }

    /// <summary>A neighbourhood by name, such as "Eastfield". Throws <see cref="ArgumentException"/> when there is none.</summary>
    public PersonBuilder LivingIn(string neighbourhood)
    {
        var place = Wrenfield.FindNeighbourhood(neighbourhood) ?? throw new ArgumentException($"There is no neighbourhood called {neighbourhood}.", nameof(neighbourhood));
        var area = Wrenfield.SmallAreasOf(place)[_who.Index % 27];
        _who = _who with
        {
            Neighbourhood = place,
            SmallArea = area,
            Home = new(_who.Home.Line, area.Postcodes[0]),
            Practice = Organisations.Practices[(place.Number - 1) * 5],
        };
        return this;
    }

    /// <summary>At one address with somebody else.</summary>
    public PersonBuilder At(HomeAddress home)
    {
        _who = _who with { Home = home };
        return this;
    }

    public PersonBuilder RegisteredAt(string practiceCode)
    {
        _who = _who with { Practice = Organisations.Of(practiceCode) };
        return this;
    }

    public PersonBuilder Died(DateOnly day)
    {
        _who = _who with { Died = day };
        return this;
    }

    /// <summary>A problem in the GP record, since the given number of years ago.</summary>
    public PersonBuilder With(Concept condition, int yearsAgo = 2)
    {
        _gp.Add((gp, who) => gp.Problem(condition, _today.YearsAgo(yearsAgo), Workforce.Gp(who.Practice, 0)));
        return this;
    }

    /// <summary>Frailty as the GP codes it.</summary>
    public PersonBuilder WithFrailty(FrailtyBand band) => band == FrailtyBand.Fit ? this : With(Figures.Frailty.Code(band), 1);

    /// <summary>A repeat prescription in the GP record.</summary>
    public PersonBuilder Taking(Medicine medicine, string strength, string how = "Take one each morning")
    {
        _gp.Add((gp, who) => gp.Prescription(medicine, strength, how, _today.YearsAgo(1), Workforce.Gp(who.Practice, 0)));
        return this;
    }

    /// <summary>A measurement in the GP record.</summary>
    public PersonBuilder Measured(Measure measure, decimal value, int daysAgo = 30)
    {
        _gp.Add((gp, who) => gp.Measured(measure, value, _today.DaysAgo(daysAgo), Workforce.PracticeNurse(who.Practice, 0)));
        return this;
    }

    /// <summary>Anything else, in the record of the organisation with the code; of any organisation, the GP practice too.</summary>
    public PersonBuilder RecordedBy(string organisationCode, Action<SourceBuilder> write, KnownAs? known = null)
    {
        _others.Add((Organisations.Of(organisationCode), known, write));
        return this;
    }

    /// <summary>The person, as every named organisation knows them.</summary>
    public DemoPerson Build()
    {
        var who = _who with { BirthDate = _today.AddYears(-_age).AddDays(-30) };
        using var json = new ResourceWriter();
        var records = new Records(json, who);
        var gp = records.From(who.Practice, _gpKnowsAs);
        foreach (var write in _gp)
            write(gp, who);
        foreach (var (organisation, known, write) in _others)
            write(records.From(organisation, known));
        return records.Finish();
    }
}
