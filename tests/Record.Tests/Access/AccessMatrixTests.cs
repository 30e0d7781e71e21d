using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;

namespace Goldthread.Record.Tests.Access;

public sealed class AccessMatrixTests
{
    /// <summary>Set it to draw the page anew: GOLDTHREAD_DRAW=1 dotnet test tests/Record.Tests --filter AccessMatrix</summary>
    private const string Draw = "GOLDTHREAD_DRAW";

    [Fact]
    public void Page_InTheDocs_SaysWhatTheTablesSay()
    {
        var path = Path.Combine(Root(), "docs", "guides", "access-matrix.md");
        if (Environment.GetEnvironmentVariable(Draw) == "1")
        {
            File.WriteAllText(path, AccessMatrix.Draw());
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(AccessMatrix.Draw(), $"draw it anew: {Draw}=1 dotnet test tests/Record.Tests --filter AccessMatrix");
    }

    [Fact]
    public void Roles_WithPowerOverOthers_OpenNoRecords() =>
        Role.All.Where(r => r.May(Activities.ManageUsers) || r.May(Activities.ReviewAccess) || r.May(Activities.MatchPeople)).ShouldAllBe(r => !r.MayOpenRecords && !r.MayUseFhir);

    [Fact]
    public void Grounds_ThatAreDerived_FollowFromOneThatIsNot() =>
        Enum.GetValues<SightGround>().Select(g => new Relationship("x", g, 0)).Where(r => r.IsDerived)
            .ShouldAllBe(d => Enum.GetValues<SightGround>().Select(g => new Relationship("x", g, 0)).Any(r => !r.IsDerived && r.ForSame == d.Ground && r.GivesSight == d.GivesSight && r.IsRefusal == d.IsRefusal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Goldthread.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
