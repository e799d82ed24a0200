<?php
/**
 * The button on the site: block, shortcode, placeholder, and the script tag with the configuration.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/** What a placeholder is recognized by. The script puts the button there. */
const PLACE = 'data-egain-login';

add_action( 'init', __NAMESPACE__ . '\register_button' );
add_action( 'enqueue_block_assets', __NAMESPACE__ . '\enqueue_preview' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\add_configuration', 10, 2 );

// All ways in which what somebody wrote gets onto a page.
add_filter( 'the_content', __NAMESPACE__ . '\enqueue_for_placeholder' );
add_filter( 'render_block', __NAMESPACE__ . '\enqueue_for_placeholder' );
add_filter( 'widget_text', __NAMESPACE__ . '\enqueue_for_placeholder' );
add_filter( 'widget_custom_html_content', __NAMESPACE__ . '\enqueue_for_placeholder' );

/**
 * Registers script, block and shortcode.
 */
function register_button() {
	// Before WordPress 6.3, which does not know `strategy`, this puts the script into the footer.
	wp_register_script( 'egain-login', get_script_url( get_script_name() ), array(), VERSION, array( 'strategy' => 'defer' ) );

	$attributes = array(
		'iconOnly' => array(
			'type'    => 'boolean',
			'default' => false,
		),
	);
	foreach ( LOOKS as $name => $values ) {
		$attributes[ $name ] = array(
			'type'    => 'string',
			'enum'    => $values,
			// So a block follows the settings until its author chooses something else.
			'default' => read_settings()[ $name ],
		);
	}
	register_block_type(
		dirname( PLUGIN_FILE ) . '/block',
		array(
			'attributes'      => $attributes,
			'render_callback' => __NAMESPACE__ . '\render_login_block',
		)
	);
	add_shortcode( 'egain_login', __NAMESPACE__ . '\render_shortcode' );
}

/**
 * Gets the name of the script that has the language: English alone, or all.
 */
function get_script_name(): string {
	return 'en' === read_settings()['language'] ? 'egain-login.min.js' : 'egain-login.intl.min.js';
}

/**
 * Renders the block.
 *
 * @param array<string, string|bool> $attributes The block's own.
 */
function render_login_block( array $attributes ): string {
	return render_place( 'div', $attributes, get_block_wrapper_attributes() );
}

/**
 * Renders the shortcode, such as [egain_login variant="outlined" icon_only="yes"].
 *
 * @param array<string, string>|string $attributes Those that were written.
 */
function render_shortcode( $attributes ): string {
	$attributes             = shortcode_atts(
		array(
			'variant'   => '',
			'size'      => '',
			'shape'     => '',
			'icon_only' => '',
		),
		$attributes,
		'egain_login'
	);
	$attributes['iconOnly'] = in_array( $attributes['icon_only'], array( 'yes', 'true', '1' ), true );
	// A shortcode may be in the middle of a paragraph, where no div is allowed.
	return render_place( 'span', $attributes );
}

/**
 * Renders the place that the script puts the button in. It says nothing about the login itself.
 *
 * @param string                     $tag     The element's name.
 * @param array<string, string|bool> $looks   The looks that were chosen for this button.
 * @param string                     $wrapper Further attributes, escaped.
 */
function render_place( string $tag, array $looks, string $wrapper = '' ): string {
	if ( is_feed() ) {
		return '';
	}
	if ( ! is_set_up() ) {
		return current_user_can( 'manage_options' ) ? render_reminder( $tag ) : '';
	}
	wp_enqueue_script( 'egain-login' );

	$settings = read_settings();
	$place    = trim( $wrapper . ' ' . PLACE );
	foreach ( LOOKS as $name => $values ) {
		$value = $looks[ $name ];
		if ( $value !== $settings[ $name ] && in_array( $value, $values, true ) ) {
			$place .= sprintf( ' data-%s="%s"', $name, esc_attr( $value ) );
		}
	}
	if ( ! empty( $looks['iconOnly'] ) ) {
		$place .= ' data-icon-only';
	}
	$text = esc_html__( 'Signing in needs JavaScript.', 'egain-login' );
	return "<$tag $place><noscript>$text</noscript></$tag>";
}

/**
 * Tells administrators, and nobody else, why there is no button.
 *
 * @param string $tag The element's name.
 */
function render_reminder( string $tag ): string {
	return sprintf(
		'<%1$s>%2$s <a href="%3$s">%4$s</a></%1$s>',
		$tag,
		esc_html__( 'The eGain login is not set up yet. Only administrators see this.', 'egain-login' ),
		esc_url( admin_url( 'options-general.php?page=egain-login' ) ),
		esc_html__( 'Set it up', 'egain-login' )
	);
}

/**
 * Loads the script where somebody wrote a placeholder.
 *
 * @param string $content What they wrote; returned as it is.
 */
function enqueue_for_placeholder( $content ) {
	if ( false !== strpos( (string) $content, PLACE ) && is_set_up() ) {
		wp_enqueue_script( 'egain-login' );
	}
	return $content;
}

/**
 * Loads the script in the block editor, whose preview is a real button. Its tag has no configuration there.
 */
function enqueue_preview() {
	if ( is_admin() ) {
		wp_enqueue_script( 'egain-login' );
	}
}

/**
 * Adds the configuration to the script tag: the one place on each page that has it.
 *
 * @param string $tag    The script tag.
 * @param string $handle The script's name.
 */
function add_configuration( $tag, $handle ) {
	if ( 'egain-login' !== $handle || is_admin() ) {
		return $tag;
	}
	$tag = add_data_attributes( $tag, get_configuration() );
	// On a page without a place, the script adds a button right after its tag. A place may have been
	// rendered and not shown, for example in an excerpt.
	return doing_action( 'wp_footer' ) ? "<div hidden>$tag</div>" : $tag;
}

/**
 * Adds attributes to a script tag.
 *
 * @param string                $tag        The script tag.
 * @param array<string, string> $attributes By name, without `data-`.
 */
function add_data_attributes( string $tag, array $attributes ): string {
	$text = '';
	foreach ( $attributes as $name => $value ) {
		$text .= sprintf( ' data-%s="%s"', sanitize_key( $name ), esc_attr( $value ) );
	}
	$position = strpos( $tag, ' src=' );
	return false === $position ? $tag : substr_replace( $tag, $text, $position, 0 );
}
