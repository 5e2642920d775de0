using System.Text;
using Tracker.Extraction.Formats;

namespace Tracker.Extraction.Tests.Formats;

public sealed class EncodingTests
{
    private const string Simplified = "全市河湖治理推进会召开\n\n会议强调，要加强入湖河道整治，2027年底前完成清淤。\n会议要求，南通市要加快港口建设。\n";
    private const string Traditional = "全市河湖治理推進會召開\n\n會議強調，要加強入湖河道整治，2027年底前完成清淤。\n會議要求，南通市要加快港口建設。\n";

    public static TheoryData<string, string, string> Written => new()
    {
        { "utf-8", Simplified, "text/plain" },
        { "utf-8", Traditional, "text/plain" },
        { "utf-16le", Simplified, "text/plain; charset=utf-16le" },
        { "utf-16be", Traditional, "text/plain; charset=utf-16be" },
        { "gb18030", Simplified, "text/plain; charset=gb18030" },
        { "gb18030", Traditional, "text/plain; charset=gb18030" },
        { "big5", Traditional, "text/plain; charset=big5" },
    };

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [MemberData(nameof(Written))]
    public void The_encoding_is_found_out_and_the_text_is_exact(string encoding, string text, string mediaType)
    {
        var read = Sources.Text(Bytes(encoding, text), "report.txt");

        Assert.Equal(text, read.Text);
        Assert.Equal((mediaType, "plainText"), (read.MediaType, read.Reader));
        Assert.Equal(2, Sources.Quotes(read.Text).Count);
        Assert.Equal(text, Sources.Text(Bytes(encoding, text), "report.md", encoding).Text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("gb18030")]
    public void A_byte_order_mark_tells_the_encoding_and_is_no_text(string encoding) =>
        Assert.Equal(Simplified, Sources.Text(Bytes(encoding, "\uFEFF" + Simplified), "report.txt").Text);

    [Theory]
    [InlineData("gb18030", "会议强调，要加强治理。")]
    [InlineData("gb18030", "要办实事")]
    [InlineData("gb18030", "一、2026年GDP增长5%左右。")]
    [InlineData("gb18030", "联通水")]
    [InlineData("big5", "會議強調，要加強治理。")]
    [InlineData("big5", "要辦實事")]
    [InlineData("big5", "一、2026年GDP增長5%左右。")]
    [InlineData("utf-16le", "会议强调，要加强治理。")]
    [InlineData("utf-16be", "2026年GDP增长5%左右。\r\n")]
    public void A_few_words_are_enough(string encoding, string text) =>
        Assert.Equal(text, Sources.Text(Bytes(encoding, text), "report.txt").Text);

    [Theory]
    [InlineData("gbk", "gb18030")]
    [InlineData("GB2312", "gb18030")]
    [InlineData("UTF-16", "utf-16be")]
    [InlineData("utf-16", "utf-16le")]
    [InlineData("Big5", "big5")]
    public void Usual_names_of_encodings_are_understood(string name, string encoding) =>
        Assert.Equal("會議強調，要加強治理。", Sources.Text(Bytes(encoding, "會議強調，要加強治理。"), "report.txt", name).Text);

    [Fact]
    public void What_the_sender_says_goes_before_what_the_bytes_look_like()
    {
        var bytes = Bytes("gb18030", Simplified);

        Assert.Equal("utf-8", Assert.IsType<Undecodable>(Sources.Read(bytes, "report.txt", "utf-8").Failure).Encoding);
        Assert.Equal(new UnknownEncoding("utf-7"), Sources.Read(bytes, "report.txt", "utf-7").Failure);
    }

    [Theory]
    [InlineData("gb18030", "FF")]
    [InlineData("gb18030", "81308130FF")]
    [InlineData("gb18030", "80")]
    [InlineData("utf-8", "FF")]
    [InlineData("utf-8", "E4BC")]
    [InlineData("utf-8", "EDA080")]
    [InlineData("utf-16le", "00D8")]
    [InlineData("utf-16be", "DC00")]
    [InlineData("big5", "FF")]
    [InlineData("big5", "FA40")]
    public void Bytes_that_are_no_text_are_named_by_their_place(string encoding, string wrong)
    {
        var before = Bytes(encoding, Traditional);
        byte[] bytes = [.. before, .. Convert.FromHexString(wrong), .. Bytes(encoding, "。\n")];

        var failure = Assert.IsType<Undecodable>(Sources.Read(bytes, "report.txt", encoding).Failure);

        Assert.Equal(encoding, failure.Encoding);
        Assert.InRange(failure.Offset, before.Length, before.Length + (Convert.FromHexString(wrong).Length - 1));
        Assert.Null(Sources.Read(bytes, "report.txt").Text?.Text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Un café à Nantong, où l'été est chaud.")]
    [InlineData("Заседание обсудило охрану вод.")]
    [InlineData("The meeting stressed water.")]
    public void Other_languages_in_UTF_8_are_not_taken_for_Chinese(string text) =>
        Assert.Equal(new NoChineseText(), Sources.Read(Bytes("utf-8", text), "report.txt").Failure);

    [Fact]
    public void A_broken_UTF_8_file_is_not_taken_for_another_encoding()
    {
        byte[] bytes = [.. Bytes("utf-8", Simplified), 0xFF, 0xFE, .. Bytes("utf-8", Simplified)];

        Assert.Equal(new Undecodable(null, Encoding.UTF8.GetByteCount(Simplified)), Sources.Read(bytes, "report.txt").Failure);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("gb18030")]
    public void A_control_character_is_named_by_its_place(string encoding)
    {
        byte[] bytes = [.. Bytes(encoding, Simplified), .. Bytes(encoding, "\u0001"), .. Bytes(encoding, Simplified)];

        Assert.Equal(Bytes(encoding, Simplified).Length, Assert.IsType<Undecodable>(Sources.Read(bytes, "report.txt").Failure).Offset);
    }

    [Fact]
    public void The_limit_counts_the_decoded_text_in_UTF_8()
    {
        var bytes = Bytes("gb18030", Simplified);

        Assert.NotNull(Sources.Read(bytes, "a.txt", maxTextBytes: Encoding.UTF8.GetByteCount(Simplified)).Text);
        Assert.Equal(new TooMuchText(), Sources.Read(bytes, "a.txt", maxTextBytes: Encoding.UTF8.GetByteCount(Simplified) - 1).Failure);
    }

    private static byte[] Bytes(string encoding, string text) => Encoding.GetEncoding(encoding).GetBytes(text);
}
