using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Tests.Data;

public sealed class TableKindsTests
{
    [Fact]
    public void Read_LineAboveATable_SaysItsKind()
    {
        TableKinds.Read(["""
            -- People's items.
            -- table: person
            create table item (part integer not null primary key);
            -- table: lookup by name
            create table if not exists known (name text not null primary key);
            -- table: place
            create table area (code text not null primary key);
            -- table: local
            create table done (part integer not null primary key);
            create table unsaid (part integer not null primary key);
            """]).ShouldBe(
        [
            new TableDeclaration("item", TableKind.Person, "part"), new TableDeclaration("known", TableKind.Lookup, "name"),
            new TableDeclaration("area", TableKind.Place, null), new TableDeclaration("done", TableKind.Local, null),
        ]);
    }

    [Fact]
    public void Read_LaterFile_MayMendAnEarlierOne()
    {
        TableKinds.Read(["-- table: lookup\ncreate table known (name text not null primary key);", "-- table known: lookup by name"])
            .ShouldBe([new TableDeclaration("known", TableKind.Lookup, "name")]);
    }

    [Fact]
    public void Read_TableThatALaterFileDrops_IsNone() =>
        TableKinds.Read(["-- table: person\ncreate table old (part integer);\n-- table: place\ncreate table kept (code text);", "drop table old;"]).Select(t => t.Table).ShouldBe(["kept"]);

    [Theory]
    [InlineData("-- table: lookup\ncreate table known (name text not null primary key);")]
    [InlineData("-- table: people\ncreate table known (name text not null primary key);")]
    public void Read_KindThatIsNotKnown_IsRefused(string sql) => Should.Throw<InvalidOperationException>(() => TableKinds.Read([sql])).Message.ShouldContain("known");
}
