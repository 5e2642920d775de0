using System.Globalization;
using System.Text;

namespace Tracker.Integration.Tests.Formats;

/// <summary>Writes small PDF files (ISO 32000-1): lines of text in a font that needs no embedding, or pages without any.</summary>
internal static class PdfWriter
{
    private const string Font = """
        3 0 obj <</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>> endobj
        4 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor 5 0 R>> endobj
        5 0 obj <</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>> endobj

        """;

    /// <summary>Pages of lines; a page without lines is one of a picture.</summary>
    public static byte[] Write(params string[][] pages) => Write(pages, pages.Length, "");

    /// <summary>One page's lines on very many pages, in few bytes.</summary>
    public static byte[] WriteRepeated(string[] page, int times) => Write([page], times, "");

    /// <summary>A file that opens only with a password.</summary>
    public static byte[] WriteEncrypted()
    {
        var hash = new string('5', 64);
        return Write([["会议强调，要加强治理。"]], 1, $"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{hash}>/U<{hash}>>>/ID[<{hash[..32]}><{hash[..32]}>]");
    }

    private static byte[] Write(string[][] contents, int pages, string trailer)
    {
        var objects = new List<string> { "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n" };
        var firstPage = 7 + contents.Length;
        var kids = string.Join(' ', Enumerable.Range(firstPage, pages).Select(page => $"{page} 0 R"));
        objects.Add($"2 0 obj <</Type/Pages/Count {pages}/Kids[{kids}]>> endobj\n");
        objects.AddRange(Font.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n"));
        objects.Add(Stream(6, ToUnicode()));
        for (var i = 0; i < contents.Length; i++)
            objects.Add(Stream(7 + i, Lines(contents[i])));
        for (var i = 0; i < pages; i++)
        {
            objects.Add($"{firstPage + i} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                + $"/Contents {7 + (i % contents.Length)} 0 R>> endobj\n");
        }

        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        foreach (var one in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(one);
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n{table}trailer <</Size {objects.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Stream(int number, string content) => $"{number} 0 obj <</Length {content.Length}>>stream\n{content}\nendstream endobj\n";

    private static string Lines(string[] lines) =>
        "BT /F1 12 Tf 1 0 0 1 60 780 Tm 18 TL\n"
        + string.Concat(lines.Select(line => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line))}> Tj T*\n"))
        + "ET";

    // The codes in the text are UTF-16 units and stand for themselves.
    private static string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def\n"
            + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var some in Enumerable.Range(0, 256).Chunk(64))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfrange\n");
            foreach (var high in some)
                map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            map.Append("endbfrange\n");
        }
        return map.Append("endcmap end end").ToString();
    }
}
