using Goldthread.Impact.People;

namespace Goldthread.Impact.Tests.People;

public sealed class PopulationTests
{
    [Fact]
    public void Described_England_IsLikeEngland()
    {
        var people = Population.Described(Description.England, 200_000, 3).Value.People.ToArray();

        double Share(Func<Person, bool> of) => people.Count(of) / (double)people.Length;
        Share(p => p.Age >= 65).ShouldBe(0.1853, 0.01);
        Share(p => p.Deprivation == 1).ShouldBe(0.2, 0.01);
        var older = people.Where(p => p.Age >= 65).ToArray();
        double Older(Func<Person, bool> of) => older.Count(of) / (double)older.Length;
        Older(p => p.Frailty == Frailty.Severe).ShouldBe(0.03, 0.015);
        Older(p => p.Frailty == Frailty.Fit).ShouldBe(0.5, 0.06);
        Older(p => p.Lives == Place.CareHome).ShouldBe(0.025, 0.006);
    }

    [Fact]
    public void Described_MorePeople_BeginWithTheSame()
    {
        var (few, many) = (Population.Described(Description.England, 100, 5).Value, Population.Described(Description.England, 20_000, 5).Value);

        many.People[..100].SequenceEqual(few.People).ShouldBeTrue();
    }

    [Fact]
    public void Described_WhatCannotBe_IsRefusedByField()
    {
        Population.Described(Description.England with { Women = [1] }, 10, 1).Fault.Path.ShouldBe("description.women");
        Population.Described(Description.England with { Carers = 1.5 }, 10, 1).Fault.Path.ShouldBe("description.carers");
        Population.Described(Description.England, 0, 1).Fault.Path.ShouldBe("people");
    }
}
