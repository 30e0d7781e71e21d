using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Fhir.Storage;

namespace Goldthread.Coordination.Tests.SocialPrescribing;

public sealed class RepeatContactsTests
{
    private static readonly DateOnly Met = new(2026, 1, 10);
    private static readonly DateOnly Today = new(2026, 11, 1);

    [Fact]
    public void Compare_ByHand_TakesTheFallOfOthersAway()
    {
        // 12 people fall from 6 contacts to 2; each has one like them who falls from 6 to 4 without a link worker: 2 fewer, not 4.
        var cohort = Enumerable.Range(0, 12).Select(i => (Patient(i, 6, 2), Met)).ToList();
        var others = Enumerable.Range(100, 12).Select(i => Patient(i, 6, 4)).ToLookup(p => p.Practice);

        var result = RepeatContacts.Compare(cohort, 12, others, Today);

        (result.Matched, result.Before, result.After, result.OthersBefore, result.OthersAfter).ShouldBe((12, 6, 2, 6, 4));
        result.Difference.ShouldBe(-2);
        (result.Low, result.High).ShouldBe((-2, -2), "everybody changed alike");
        result.IsEnough.ShouldBeTrue();
    }

    [Fact]
    public void Compare_TwoChanges_HaveTheIntervalOfStudent()
    {
        // Differences -4 and 0, six of each: mean -2, standard deviation 2.0889, standard error 0.60302, t of 11 degrees 2.20099.
        var cohort = Enumerable.Range(0, 12).Select(i => (Patient(i, 6, i % 2 == 0 ? 2 : 6), Met)).ToList();
        var others = Enumerable.Range(100, 40).Select(i => Patient(i, 6, 6)).ToLookup(p => p.Practice);

        var result = RepeatContacts.Compare(cohort, 12, others, Today);

        result.Difference.ShouldBe(-2, 1e-9);
        result.Low.ShouldBe(-2 - 1.32725, 0.001);
        result.High.ShouldBe(-2 + 1.32725, 0.001);
    }

    [Fact]
    public void Compare_NobodyLikeThem_IsCountedApart()
    {
        var cohort = new List<(PracticePatient, DateOnly)>
        {
            (Patient(1, 6, 2), Met), (Patient(2, 6, 2) with { Sex = "male" }, Met), (Patient(3, 20, 2), Met), (Patient(4, 6, 2) with { Practice = "B" }, Met),
            (Patient(5, 6, 2) with { Born = new DateOnly(1960, 1, 1) }, Met), (Patient(6, 6, 2), new DateOnly(2026, 6, 1)), (Patient(7, 6, 2) with { Died = new DateOnly(2026, 3, 1) }, Met),
        };
        var others = new[] { Patient(100, 5, 4), Patient(101, 6, 1) with { Died = new DateOnly(2026, 2, 1) }, Patient(1, 6, 2) }.ToLookup(p => p.Practice);

        var result = RepeatContacts.Compare(cohort, 9, others, Today);

        (result.People, result.Matched, result.TooEarly, result.Gone, result.Unmatched).ShouldBe((9, 1, 1, 3, 4));
        (result.OthersBefore, result.OthersAfter).ShouldBe((5, 4), "nobody is compared with the dead, or with themselves");
        result.IsEnough.ShouldBeFalse();
    }

    [Fact]
    public void Compare_OneLikeTwo_IsTakenOnce()
    {
        var cohort = new List<(PracticePatient, DateOnly)> { (Patient(1, 6, 2), Met), (Patient(2, 6, 2), Met) };

        RepeatContacts.Compare(cohort, 2, new[] { Patient(100, 6, 4) }.ToLookup(p => p.Practice), Today).Matched.ShouldBe(1);
    }

    [Fact]
    public void Around_TheDayItselfAndTheEdges_AreAsDefined()
    {
        var patient = Patient(1, 0, 0) with { Contacts = [Met.AddDays(-183), Met.AddDays(-182), Met.AddDays(-1), Met, Met.AddDays(1), Met.AddDays(182), Met.AddDays(183)] };

        patient.Around(Met).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData(9, 2.26216)]
    [InlineData(29, 2.04523)]
    [InlineData(200, 1.97190)]
    public void Student_KnownDegrees_IsTheTable(int degrees, double expected) => RepeatContacts.Student(degrees).ShouldBe(expected, 0.001);

    private static PracticePatient Patient(int number, int before, int after) => new(
        new PersonKey(number % 256, number), "A", "female", new DateOnly(1941, 3, 2), null,
        [.. Enumerable.Range(1, before).Select(d => Met.AddDays(-d * 3)).Reverse(), .. Enumerable.Range(1, after).Select(d => Met.AddDays(d * 3))]);
}
