namespace Goldthread.Architecture;

public sealed class LeftoversTests
{
    [Fact]
    public void Product_HasNoLeftovers()
    {
        SourceTree.Product.SelectMany(Leftovers.Of).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("// TODO later", 1)]
    [InlineData("throw new NotImplementedException();", 1)]
    [InlineData("-- FIXME", 1)]
    [InlineData("var todo = list; // a todo list of a person", 0)]
    public void Of_Reminder_IsFound(string text, int found)
    {
        Leftovers.Of(new SourceFile("src/Record/A.cs", text)).Count().ShouldBe(found);
    }
}
