using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Cohorts.Saved;

/// <summary>Saved cohorts on both kinds of database: versions, names, who sees them, references and circles.</summary>
public sealed class SavedCohortsTests
{
    [DatabaseTheory]
    public async Task Save_Again_IsANewVersionAndTheOldOneStays(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        var first = await CohortPlace.Save(world);

        var second = await CohortPlace.Save(world, "# Old people\nas at 2026-09-30\ninclude age >= 85\n", shared: [], after: first);

        (second.Id, second.Version).ShouldBe((first.Id, 2));
        var versions = await CohortPlace.Cohorts(world).Versions(first.Id, CohortPlace.Analyst);
        versions.Select(v => v.Version).ShouldBe([2, 1]);
        (versions[1].Written, versions[1].Author, versions[1].SavedAt).ShouldBe((first.Written, "The analyst of IB1", CohortPlace.Noon));
        versions[1].Shared.ShouldBe(first.Shared);
        versions[0].Secret.ShouldNotBe(versions[1].Secret);
        (await CohortPlace.Cohorts(world).All(CohortPlace.Analyst)).ShouldHaveSingleItem().Version.ShouldBe(2);
        (await CohortPlace.Acts(world, "save the cohort \"Old people\" version %")).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Save_AReferenceWithoutAVersion_StaysWithTheVersionThatWasMeant(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        var old = await CohortPlace.Save(world);
        var other = await CohortPlace.Save(world, "# Not so old\nas at 2026-09-30\nexclude in cohort \"old  People\"\ninclude sex = \"in cohort \"\"x\"\"\"\n");
        await CohortPlace.Save(world, "# Old people\nas at 2026-09-30\ninclude age >= 100\n", after: old);

        other.Drawn.ShouldBe("# Not so old\nas at 2026-09-30\nexclude in cohort \"old  People\" version 1\ninclude sex = \"in cohort \"\"x\"\"\"\n");
        var drawn = CohortParser.Parse(other.Drawn, CohortPlace.Catalogue, CohortPlace.Today).Value!;
        var find = await CohortPlace.Cohorts(world).ReferencesOf(drawn, CohortPlace.Catalogue, CohortPlace.Today);
        find("Old people", 1)!.Steps[0].Source.ShouldBe("include age >= 80");
        find("Old people", null)!.Steps[0].Source.ShouldBe("include age >= 100");
        find("Old people", 3).ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Save_ACohortThatLeadsBackToItself_IsRefusedWithTheWayRound(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        var a = await CohortPlace.Save(world, "# A\nas at 2026-09-30\n");
        await CohortPlace.Save(world, "# B\nas at 2026-09-30\ninclude in cohort \"A\"\n");

        var round = await CohortPlace.Cohorts(world).Save(new CohortDraft("# A\nas at 2026-09-30\ninclude in cohort \"B\"\n", Purpose.Planning, [], a.Id, 1), CohortPlace.Catalogue, CohortPlace.Analyst);
        var own = await CohortPlace.Cohorts(world).Save(new CohortDraft("# C\nas at 2026-09-30\ninclude in cohort \"C\"\n", Purpose.Planning, []), CohortPlace.Catalogue, CohortPlace.Analyst);
        var none = await CohortPlace.Cohorts(world).Save(new CohortDraft("# C\nas at 2026-09-30\ninclude in cohort \"D\"\n", Purpose.Planning, []), CohortPlace.Catalogue, CohortPlace.Analyst);

        round.Fault.Message.ShouldBe("The cohorts go round in a circle: \"A\" -> \"B\" -> \"A\".");
        own.Fault.Message.ShouldBe("The cohorts go round in a circle: \"C\" -> \"C\".");
        none.Fault.Message.ShouldBe("There is no cohort \"D\".");
        (await CohortPlace.Acts(world, "save the cohort%")).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Save_ByAnotherOrganisation_NeitherSeesNorTakesWhatIsNotShared(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        var mine = await CohortPlace.Save(world, shared: ["CM1"]);
        var theirs = CohortPlace.Someone("analyst", "LA1");
        var cohorts = CohortPlace.Cohorts(world);

        (await cohorts.All(theirs)).ShouldBeEmpty();
        (await cohorts.Versions(mine.Id, theirs)).ShouldBeEmpty();
        (await cohorts.All(CohortPlace.Someone("gp", "CM1"))).ShouldHaveSingleItem();
        (await cohorts.Save(new CohortDraft("# Theirs\nas at 2026-09-30\ninclude in cohort \"Old people\"\n", Purpose.Planning, []), CohortPlace.Catalogue, theirs)).Fault.Message.ShouldBe("There is no cohort \"Old people\".");
        (await cohorts.Save(new CohortDraft(CohortPlace.OldPeople, Purpose.Planning, [], mine.Id, 1), CohortPlace.Catalogue, theirs)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await cohorts.Save(new CohortDraft(CohortPlace.OldPeople, Purpose.Planning, []), CohortPlace.Catalogue, CohortPlace.Analyst)).Fault.Message.ShouldContain("Open that one");
        (await cohorts.Save(new CohortDraft(CohortPlace.OldPeople, Purpose.Planning, [], mine.Id, 0), CohortPlace.Catalogue, CohortPlace.Analyst)).Fault.Message.ShouldContain("saved version 1 meanwhile");
    }

    [Theory]
    [InlineData("gp")]
    [InlineData("care-coordinator")]
    [InlineData("administrator")]
    [InlineData("person")]
    public async Task Save_ByWhoDoesNotWorkWithCounts_IsRefused(string role)
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());

        var saved = await CohortPlace.Cohorts(world).Save(new CohortDraft(CohortPlace.OldPeople, Purpose.Planning, []), CohortPlace.Catalogue, CohortPlace.Someone(role, "IB1"));

        saved.Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public async Task Save_ATextWithErrors_NamesTheLines()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());

        var saved = await CohortPlace.Cohorts(world).Save(new CohortDraft("# X\nas at 2026-09-30\ninclude agee >= 80\ninclude has stroke_ in the last\n", Purpose.Planning, []), CohortPlace.Catalogue, CohortPlace.Analyst);

        saved.Faults.Count.ShouldBe(2);
        saved.Fault.Message.ShouldBe("Line 3, column 9: There is no column \"agee\" of the person. Did you mean age?");
    }
}
