namespace Goldthread.Architecture;

/// <summary>A guard over no files is content with anything; so: the files are there.</summary>
public sealed class SourceTreeTests
{
    [Fact]
    public void Tree_OfTheRepository_HoldsItsKnownFiles()
    {
        SourceTree.ProductCode.ShouldContain(f => f.Path == "src/Kernel/Values/NhsNumber.cs");
        SourceTree.Files.ShouldContain(f => f.Path == "tests/Architecture/SourceTreeTests.cs");
        SourceTree.Files.ShouldContain(f => f.Path == ".editorconfig");
        SourceTree.Product.ShouldContain(f => f.Path.EndsWith(".sql", StringComparison.Ordinal));
        SourceTree.Files.ShouldNotContain(f => f.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_OfAFileOfOurs_IsTakenApart()
    {
        var file = SourceTree.File("src/Kernel/Values/NhsNumber.cs");

        file.Module.ShouldBe("Kernel");
        file.CSharp.Code.ShouldContain("public static Outcome<NhsNumber> Read(string? text)");
        file.CSharp.Code.ShouldNotContain("three, three and four");
        file.CSharp.Literals.ShouldContain(l => l.Text == "https://fhir.nhs.uk/Id/nhs-number");
    }

    [Fact]
    public void At_Offset_IsTheLineItStandsIn()
    {
        var file = new SourceFile("src/Record/A.cs", "one\ntwo\nthree");

        file.At(0, "x").Line.ShouldBe(1);
        file.At(4, "x").Line.ShouldBe(2);
        file.At(8, "x").ToString().ShouldBe("src/Record/A.cs:3 x");
    }
}
