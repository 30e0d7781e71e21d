using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Tests.Risk.Models;

/// <summary>The models of a place, from a folder.</summary>
public sealed class ModelBookTests : IDisposable
{
    private const string Good = "model NAME version 2\ntitle Admission\nsource Made for a test\nintercept -2\nterm 1 age >= 75 | Old\n";
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-models").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folder_GoodAndBadFiles_HasTheGoodAndNamesTheFaultsOfTheRest()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), Good.Replace("NAME", "one", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder, "b.txt"), Good.Replace("NAME", "one", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder, "c.txt"), Good.Replace("NAME", "two", StringComparison.Ordinal).Replace("age >=", "ages >=", StringComparison.Ordinal));

        var book = ModelBook.Folder(_folder, new DateOnly(2026, 9, 30));

        book.Models.Select(m => (m.Id, m.Version)).ShouldBe([("one", 2)]);
        book.Faults[0].ShouldBe("b.txt: another file has a model \"one\".");
        book.Faults.Skip(1).ShouldNotBeEmpty();
        book.Faults.Skip(1).ShouldAllBe(f => f.StartsWith("c.txt, Line ", StringComparison.Ordinal));
        ModelBook.KindOf(book.Models[0]).Version.ShouldBe("one, version 2");
    }

    [Fact]
    public void Folder_NotThere_SaysSo() => ModelBook.Folder(Path.Combine(_folder, "none"), new DateOnly(2026, 9, 30)).Faults.Single().ShouldContain("which is not there");
}
