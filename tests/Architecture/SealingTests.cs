namespace Goldthread.Architecture;

public sealed class SealingTests
{
    [Fact]
    public void Classes_OfTheProduct_AreClosed()
    {
        Sealing.Of(SourceTree.ProductCode).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public class Open { }", 1)]
    [InlineData("internal record Open(int A);", 1)]
    [InlineData("record class Open(int A);", 1)]
    [InlineData("public partial class Open { }", 1)]
    [InlineData("public sealed class Closed { class Inner { } }", 1)]
    [InlineData("public sealed class Closed { }", 0)]
    [InlineData("internal static partial class Closed { }", 0)]
    [InlineData("abstract record Shape; sealed record Circle : Shape;", 0)]
    [InlineData("public record Cell(int A); public sealed record Head(int A, (int, int) B) : Cell(A);", 0)]
    [InlineData("public class Open; public sealed class Other { Open field; }", 1)]
    [InlineData("internal class Box<T> where T : class; sealed class Small : Box<int>;", 0)]
    [InlineData("public readonly record struct Value(int A);", 0)]
    [InlineData("void F<T>() where T : class { var record = 1; foreach (var r in record) { } }", 0)]
    [InlineData("public partial class Program;", 0)]
    [InlineData("// public class Open\nvar s = \"class Open\";", 0)]
    public void Of_OpenClass_IsFound(string code, int found)
    {
        Sealing.Of([new SourceFile("src/Record/A.cs", code)]).Count().ShouldBe(found);
    }

    [Fact]
    public void Of_PartialClass_IsClosedByOneOfItsParts()
    {
        var one = new SourceFile("src/Record/A.cs", "partial class A { }");

        Sealing.Of([one, new SourceFile("src/Record/A.More.cs", "sealed partial class A { }")]).ShouldBeEmpty();
        Sealing.Of([one, new SourceFile("src/Fhir/A.cs", "sealed partial class A { }")]).Count().ShouldBe(1);
    }
}
